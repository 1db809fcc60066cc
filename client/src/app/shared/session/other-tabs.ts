import { Injectable } from '@angular/core';

const CHANNEL = 'session';

/** Messages between the tabs of a browser, which share one session. */
export type TabMessage = { readonly event: 'logged_in'; readonly userId: string } | { readonly event: 'logged_out' };

/** The portal's other tabs in this browser. */
@Injectable({ providedIn: 'root' })
export class OtherTabs {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);

  broadcast(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  listen(listener: (message: TabMessage) => void): void {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => listener(data));
  }
}
