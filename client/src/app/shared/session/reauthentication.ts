import { Injectable, inject, signal } from '@angular/core';
import { OpenDialogs } from '../ui/open-dialogs';
import { UnsavedInput } from '../unsaved-input';

/** `elsewhere`: in another tab, which closes all of them. */
export type SessionEnd = 'expired' | 'elsewhere';

/** So long the page waits, hidden, for the same person; then it goes, all but what was typed. */
const KEPT_MS = 60_000;

/**
 * A session that ended in the middle of something: the login opens over a page that nobody can read any more, and what failed is sent
 * again. A page that was thrown away is made anew after the login, with the input that was unsaved.
 */
@Injectable({ providedIn: 'root' })
export class Reauthentication {
  private readonly dialogs = inject(OpenDialogs);
  private readonly unsaved = inject(UnsavedInput);
  private readonly end = signal<SessionEnd | null>(null);
  private readonly thrownAway = signal(false);
  /** Why a login is needed; null while none is. */
  readonly needed = this.end.asReadonly();
  /** There is no page any more. */
  readonly gone = this.thrownAway.asReadonly();
  private waiting: PromiseWithResolvers<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Resolves when the same person has logged in again; calls that fail at the same time share one login.
   * @returns whether the page that asked is still there: what nobody saw for so long is not done any more.
   */
  ask(end: SessionEnd = 'expired'): Promise<boolean> {
    this.waiting ??= Promise.withResolvers<boolean>();
    const asked = this.waiting.promise;
    if (!this.end()) {
      // Before the page is hidden: whatever it asked is answered with no.
      this.dialogs.closeAll();
      this.end.set(end);
      this.timer = setTimeout(() => this.throwAway(), KEPT_MS);
    }
    return asked;
  }

  /** Logged out in another tab: nothing waits. */
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
