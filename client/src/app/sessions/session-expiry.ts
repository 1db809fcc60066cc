import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';
import { Dialog } from '../shared/ui/dialog';
import { Activity } from './activity';

/** The warning comes so long before the end (spec 5.3 wants a minute at least), or at half-time of a shorter session. */
const WARN_BEFORE_MS = 120_000;
const POLL_EVERY_MS = 15_000;

/** Warns before the session ends, and opens the login when it has: asks the server first, another tab may have prolonged it. */
@Component({
  selector: 'app-session-expiry',
  imports: [Dialog, TranslocoPipe],
  template: `
    <app-dialog [open]="warning()" [heading]="'sessions.expiry.heading' | transloco" (closed)="warning() && prolong()">
      <p>
        {{
          (minutes() ? 'sessions.expiry.text' : 'sessions.expiry.lastMinute')
            | transloco: { minutes: minutes(), seconds: seconds() }
        }}
      </p>
      <div class="dialog-actions">
        <button type="button" class="button button-primary" (click)="prolong()">
          {{ 'sessions.expiry.prolong' | transloco }}
        </button>
      </div>
    </app-dialog>
  `,
})
export class SessionExpiry {
  private readonly session = inject(SessionStore);
  private readonly reauthentication = inject(Reauthentication);
  private readonly activity = inject(Activity);
  private readonly left = signal(0);
  protected readonly warning = signal(false);
  protected readonly minutes = computed(() => Math.floor(this.left() / 60));
  protected readonly seconds = computed(() => this.left() % 60);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watched = 0;
  private askedAt = 0;

  constructor() {
    effect(() => {
      const expiresAt = this.session.expiresAt();
      if (expiresAt !== null) this.watch(expiresAt);
    });
    // A computer that slept, or a tab that the browser slowed down, missed its timers.
    const wake = () => {
      if (document.visibilityState === 'visible' && this.timer !== undefined) void this.look();
    };
    document.addEventListener('visibilitychange', wake);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', wake);
    });
  }

  /** 「操作を続ける」, also by Esc: nobody closes a warning in order to be logged out. */
  protected async prolong(): Promise<void> {
    this.warning.set(false);
    this.lookAgainIn(POLL_EVERY_MS);
    await this.session.extend().catch(() => undefined);
    // The session's absolute end does not move: no second warning, only the login when it is there.
    if (this.session.expiresAt() === this.watched) this.lookAgainIn(this.watched - this.session.now() + 1_000);
  }

  private watch(expiresAt: number): void {
    this.watched = expiresAt;
    this.warning.set(false);
    const left = expiresAt - this.session.now();
    this.lookAgainIn(left - Math.min(WARN_BEFORE_MS, left / 2));
  }

  private lookAgainIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), Math.max(0, milliseconds));
  }

  private async look(): Promise<void> {
    const watched = this.watched;
    if (!(await this.isPresent())) return this.loginAgain();
    // Another tab was at work: the watch over the new end has begun.
    if (this.session.expiresAt() !== watched) return;
    const left = Math.max(0, Math.ceil((watched - this.session.now()) / 1_000));
    this.left.set(left);
    const due = left * 1_000 <= WARN_BEFORE_MS;
    // It takes the focus: not out of a word that an input method is in the middle of.
    this.warning.set(due && (this.warning() || !this.activity.composing));
    this.lookAgainIn(due ? 1_000 : left * 1_000 - WARN_BEFORE_MS);
  }

  /** Asks the server now and then only; between, and when the network is away, the last word holds, to its end. */
  private async isPresent(): Promise<boolean> {
    const pause = this.left() === 0 ? 3_000 : POLL_EVERY_MS;
    if (this.session.now() - this.askedAt < pause) return true;
    this.askedAt = this.session.now();
    return this.session.refresh().catch(() => this.session.now() < this.watched);
  }

  private loginAgain(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.warning.set(false);
    void this.reauthentication.ask();
  }
}
