import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';
import { Dialog } from '../shared/ui/dialogs/dialog';
import { Activity } from './activity';

/**
 * How long before the session's end the warning appears (spec 5.3 demands at least one minute); a shorter session warns
 * at half of its duration.
 */
const WARN_BEFORE_MS = 120_000;
const POLL_EVERY_MS = 15_000;

/**
 * Warns before the session ends, and opens the login once it has ended. It asks the server first, because another tab
 * may have prolonged the session.
 */
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
    // Timers do not fire while a computer sleeps or the browser throttles a background tab.
    const wake = () => {
      if (document.visibilityState === 'visible' && this.timer !== undefined) void this.check();
    };
    document.addEventListener('visibilitychange', wake);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', wake);
    });
  }

  /** 「操作を続ける」, also by Esc: closing the warning means that the person wants to continue. */
  protected async prolong(): Promise<void> {
    this.warning.set(false);
    this.checkIn(POLL_EVERY_MS);
    await this.session.extend().catch(() => undefined);
    // At its absolute end the session can't be prolonged: the warning is not repeated, the login opens at that time.
    if (this.session.expiresAt() === this.watched) this.checkIn(this.watched - this.session.now() + 1_000);
  }

  private watch(expiresAt: number): void {
    this.watched = expiresAt;
    this.warning.set(false);
    const left = expiresAt - this.session.now();
    this.checkIn(left - Math.min(WARN_BEFORE_MS, left / 2));
  }

  private checkIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), Math.max(0, milliseconds));
  }

  private async check(): Promise<void> {
    const watched = this.watched;
    if (!(await this.isPresent())) return this.loginAgain();
    // Another tab prolonged the session, and the effect above has started a new timer.
    if (this.session.expiresAt() !== watched) return;
    const left = Math.max(0, Math.ceil((watched - this.session.now()) / 1_000));
    this.left.set(left);
    const due = left * 1_000 <= WARN_BEFORE_MS;
    // The warning takes the focus, which would interrupt a word being composed with an input method.
    this.warning.set(due && (this.warning() || !this.activity.composing));
    this.checkIn(due ? 1_000 : left * 1_000 - WARN_BEFORE_MS);
  }

  /** Asks the server only now and then. In between, and without a network, the last known end counts. */
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
