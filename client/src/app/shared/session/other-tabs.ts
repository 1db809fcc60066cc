import { Injectable, inject } from '@angular/core';
import { FreshStart } from './fresh-start';

const CHANNEL = 'session-user';

/** Tabs share one session: when somebody else logs in in one, the others throw away what the former user left in them. */
@Injectable({ providedIn: 'root' })
export class OtherTabs {
  private readonly freshStart = inject(FreshStart);
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  private userId: string | null = null;

  constructor() {
    this.channel?.addEventListener('message', ({ data: userId }: MessageEvent<string>) => {
      if (this.userId !== null && userId !== this.userId) this.freshStart.at('/');
    });
  }

  tell(userId: string): void {
    if (userId === this.userId) return;
    this.userId = userId;
    this.channel?.postMessage(userId);
  }
}
