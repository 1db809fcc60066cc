import { Injectable } from '@angular/core';

const CHANNEL = 'session';

/** What one tab tells the others: they share its session. */
export type TabNews = { readonly event: 'logged_in'; readonly userId: string } | { readonly event: 'logged_out' };

/** The portal's other tabs in this browser. */
@Injectable({ providedIn: 'root' })
export class OtherTabs {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);

  tell(news: TabNews): void {
    this.channel?.postMessage(news);
  }

  hear(listener: (news: TabNews) => void): void {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => listener(data));
  }
}
