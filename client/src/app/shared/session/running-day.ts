import { DestroyRef, inject, signal } from '@angular/core';
import { tokyoDate } from '@contract';

const DAY_MS = 24 * 60 * 60_000;
const TOKYO_OFFSET_MS = 9 * 60 * 60_000;
/**
 * Timers do not fire while a computer sleeps, and its clock may be set: the date is corrected after this time at the
 * latest.
 */
const UPDATE_AT_LEAST_EVERY_MS = 60_000;

/** The calendar date in Asia/Tokyo, `YYYY-MM-DD`, which changes at midnight while a page stays open. */
export class RunningDay {
  private readonly day = signal('');
  readonly current = this.day.asReadonly();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param now The server's time in milliseconds since 1970. */
  constructor(private readonly now: () => number) {
    const update = () => this.update();
    document.addEventListener('visibilitychange', update);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', update);
    });
    update();
  }

  /** Recomputes the date; call it whenever the clock was set. */
  update(): void {
    const now = this.now();
    this.day.set(tokyoDate(new Date(now)));
    const untilMidnight = DAY_MS - ((now + TOKYO_OFFSET_MS) % DAY_MS);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), Math.min(untilMidnight, UPDATE_AT_LEAST_EVERY_MS));
  }
}
