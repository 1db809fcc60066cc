import { Clock } from '../../../server/src/shared/time/clock';

/** A clock that a test can move; it continues from wherever it was set. */
export class TestClock extends Clock {
  private offsetMs = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.offsetMs);
  }

  advance({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
  }): void {
    this.offsetMs += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }

  moveTo(instant: string): void {
    this.offsetMs = Date.parse(instant) - super.now().getTime();
  }
}
