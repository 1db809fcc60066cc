import { Clock } from '../shared/time/clock';

/** The clock under which demo data is entered: each event at its own time, through the same services as real events. */
export class DemoClock extends Clock {
  private at: Date | null = null;

  override now(): Date {
    return this.at ?? super.now();
  }

  /** Runs `work` as if it were `at`. Allowed only before anybody else uses the application. */
  async during<T>(at: Date, work: () => Promise<T>): Promise<T> {
    this.at = at;
    try {
      return await work();
    } finally {
      this.at = null;
    }
  }
}
