import { Injectable } from '@nestjs/common';
import { tokyoDate } from '../../../contract/src';

/**
 * The only source of the current time, so that a test can set it. It runs steadily from the time that it was set to:
 * the database's time (`DatabaseTime`) or, before that was read, the machine's time at the start of the process. Jumps
 * of the machine's clock do not affect it.
 */
@Injectable()
export class Clock {
  /** The time, in milliseconds since 1970, at which `performance.now()` was 0. */
  private originMs = performance.timeOrigin;

  now(): Date {
    return new Date(this.originMs + performance.now());
  }

  /** Today's calendar date in Asia/Tokyo, `YYYY-MM-DD`. */
  today(): string {
    return tokyoDate(this.now());
  }

  /**
   * `originMs`: that time by another clock. If this clock differs by more than `toleratedMs`, it is set to the other.
   * Returns the difference in milliseconds if it was set, otherwise 0.
   */
  follow(originMs: number, toleratedMs: number): number {
    const differed = originMs - this.originMs;
    if (Math.abs(differed) <= toleratedMs) return 0;
    this.originMs = originMs;
    return differed;
  }
}
