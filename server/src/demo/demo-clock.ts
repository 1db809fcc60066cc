import { Clock } from '../shared/clock';

/** A clock that demo data is entered under: each event at its own time, through the same services as real ones. */
export class DemoClock extends Clock {
  private at: Date | null = null;

  override now(): Date {
    return this.at ?? super.now();
  }

  /** Runs `work` as if it were `at`. Only while nobody else uses the application yet. */
  async during<T>(at: Date, work: () => Promise<T>): Promise<T> {
    this.at = at;
    try {
      return await work();
    } finally {
      this.at = null;
    }
  }
}
