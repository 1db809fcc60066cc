import { Injectable } from '@nestjs/common';
import { tokyoDate } from '../../contract/src';

/**
 * The only source of now, so that a test can say what time it is. It goes on steadily from wherever it was set: by the database's clock
 * (`DatabaseTime`), and until that has been asked by what the machine's clock said when the process began. The machine's clock may jump as it likes.
 */
@Injectable()
export class Clock {
  /** What time it was, in milliseconds since 1970, when `performance.now()` was 0. */
  private originMs = performance.timeOrigin;

  now(): Date {
    return new Date(this.originMs + performance.now());
  }

  /** Today's calendar date in Asia/Tokyo, `YYYY-MM-DD`. */
  today(): string {
    return tokyoDate(this.now());
  }

  /** `originMs`: what another clock says of that time. Returns by how many milliseconds this one differed, if by more than `tolerated`; else it goes on as it was. */
  follow(originMs: number, toleratedMs: number): number {
    const differed = originMs - this.originMs;
    if (Math.abs(differed) <= toleratedMs) return 0;
    this.originMs = originMs;
    return differed;
  }
}
