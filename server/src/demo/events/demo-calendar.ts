import { addDays, tokyoDate } from '../../../contract/src';
import { businessDaysAfter, isBusinessDay } from '../../shared/time/business-days';
import type { SeedMoment } from './seed-files';

/** By this time of a working day, all events of the demo on that day have happened. */
const MORNING_IS_OVER = '11:00';

/**
 * The demo's days, counted from the moment at which loading first began, so that loading may continue on another day.
 */
export class DemoCalendar {
  readonly today: string;
  /** From the latest working day that has begun, backwards. */
  private readonly workingDays: string[];

  constructor(beganAt: Date) {
    this.today = tokyoDate(beganAt);
    const begun = beganAt.getTime() >= instant(this.today, MORNING_IS_OVER).getTime() && isBusinessDay(this.today);
    this.workingDays = [begun ? this.today : businessDayBefore(this.today)];
  }

  dayOf({ day }: Pick<SeedMoment, 'day'>): string {
    while (this.workingDays.length <= day) this.workingDays.push(businessDayBefore(this.workingDays.at(-1)!));
    return this.workingDays[day]!;
  }

  at(moment: SeedMoment): Date {
    return instant(this.dayOf(moment), moment.time);
  }

  /** A due day by its business days from today; 0 is today, a negative number is in the past. */
  dueOn(businessDays: number): string {
    if (businessDays >= 0) return businessDaysAfter(this.today, businessDays);
    return businessDays === -1 ? businessDayBefore(this.today) : businessDayBefore(this.dueOn(businessDays + 1));
  }
}

/** A JST time of day as an instant, with seconds: real events do not happen on the full minute. */
export function instant(date: string, time: string): Date {
  const seconds = (Number(time.slice(0, 2)) * 7 + Number(time.slice(3)) * 13) % 60;
  return new Date(`${date}T${time}:${String(seconds).padStart(2, '0')}+09:00`);
}

function businessDayBefore(date: string): string {
  const day = addDays(date, -1);
  return isBusinessDay(day) ? day : businessDayBefore(day);
}
