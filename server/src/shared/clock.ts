import { Injectable } from '@nestjs/common';
import { tokyoDate } from '../../contract/src';

/** The only source of now, so that a test can say what time it is. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's calendar date in Asia/Tokyo, `YYYY-MM-DD`. */
  today(): string {
    return tokyoDate(this.now());
  }
}
