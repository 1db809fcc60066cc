import { DestroyRef, inject, signal } from '@angular/core';
import { tokyoDate } from '@contract';

const DAY_MS = 24 * 60 * 60_000;
const TOKYO_OFFSET_MS = 9 * 60 * 60_000;
/** A computer that slept, or whose clock was set, missed its timer: nobody waits longer than this for the right day. */
const LOOK_AT_LEAST_EVERY_MS = 60_000;

/** The calendar day in Asia/Tokyo, `YYYY-MM-DD`, which goes on at midnight while a page stays open. */
export class RunningDay {
  private readonly day = signal('');
  readonly current = this.day.asReadonly();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param now Milliseconds since 1970 by the clock that counts. */
  constructor(private readonly now: () => number) {
    const look = () => this.look();
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', look);
    });
    look();
  }

  /** Call it whenever the clock was set. */
  look(): void {
    const now = this.now();
    this.day.set(tokyoDate(new Date(now)));
    const untilMidnight = DAY_MS - ((now + TOKYO_OFFSET_MS) % DAY_MS);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), Math.min(untilMidnight, LOOK_AT_LEAST_EVERY_MS));
  }
}
