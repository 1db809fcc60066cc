import { Injectable, inject, signal } from '@angular/core';
import { OpenDialogs } from '../ui/dialogs/open-dialogs';
import { UnsavedInput } from '../unsaved-input';

/** Why the session ended. `elsewhere`: another tab logged out. */
export type SessionEnd = 'expired' | 'elsewhere';

/** How long the hidden page waits for the same person; after that it is destroyed, and only unsaved input is kept. */
const KEPT_MS = 60_000;

/**
 * Handles a session that ended while a page was open: the login opens over the hidden page, and failed calls are
 * retried. A page that was destroyed is created again after the login, with its unsaved input.
 */
@Injectable({ providedIn: 'root' })
export class Reauthentication {
  private readonly dialogs = inject(OpenDialogs);
  private readonly unsaved = inject(UnsavedInput);
  private readonly end = signal<SessionEnd | null>(null);
  private readonly thrownAway = signal(false);
  /** Why a login is needed; null if none is. */
  readonly needed = this.end.asReadonly();
  /** Whether the page has been destroyed. */
  readonly gone = this.thrownAway.asReadonly();
  private waiting: PromiseWithResolvers<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Resolves when the same person has logged in again; calls that fail at the same time share one login.
   * @returns whether the page that asked still exists: after a long absence its writes are not sent any more.
   */
  ask(end: SessionEnd = 'expired'): Promise<boolean> {
    this.waiting ??= Promise.withResolvers<boolean>();
    const asked = this.waiting.promise;
    if (!this.end()) {
      // Closes dialogs before the page is hidden: open questions count as cancelled.
      this.dialogs.closeAll();
      this.end.set(end);
      this.timer = setTimeout(() => this.throwAway(), KEPT_MS);
    }
    return asked;
  }

  /** Another tab logged out: the page is destroyed immediately. */
  endedElsewhere(): void {
    void this.ask('elsewhere');
    this.throwAway();
  }

  done(): void {
    clearTimeout(this.timer);
    this.waiting?.resolve(!this.thrownAway());
    this.waiting = null;
    this.end.set(null);
    this.thrownAway.set(false);
  }

  private throwAway(): void {
    clearTimeout(this.timer);
    if (this.thrownAway()) return;
    this.unsaved.keep();
    this.thrownAway.set(true);
  }
}
