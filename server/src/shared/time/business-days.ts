import { holidays } from '@holiday-jp/holiday_jp';
import {
  addDays,
  type Deadline,
  type DeadlineRule,
  DUE_SOON_BUSINESS_DAYS,
  MOST_BUSINESS_DAYS,
  weekday,
} from '../../../contract/src';

/** The provider is closed over New Year: 12/29–1/3 (spec 1.2). */
const CLOSING_DAYS = new Set(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']);
const HOUR_MS = 3_600_000;

/** Not a weekend, not a Japanese public holiday, not a closing day of the provider. `date` is `YYYY-MM-DD`. */
export function isBusinessDay(date: string): boolean {
  const day = weekday(date);
  // Reads the library's table directly: its own function searches all holidays of a hundred years.
  return day !== 0 && day !== 6 && !CLOSING_DAYS.has(date.slice(5)) && !Object.hasOwn(holidays, date);
}

/**
 * Business days after `today` up to and including `dueOn`; 0 if the day is today or in the past. The count ends at
 * `MOST_BUSINESS_DAYS`.
 */
export function businessDaysLeft(today: string, dueOn: string): number {
  if (dueOn <= today) return 0;
  return ahead(today).left.get(dueOn) ?? MOST_BUSINESS_DAYS;
}

/** The last day that counts as due soon: a case due on it has at most `DUE_SOON_BUSINESS_DAYS` left. */
export function dueSoonUntil(today: string): string {
  return ahead(today).soonUntil;
}

/** A calendar that begins after `today`. */
interface Ahead {
  readonly today: string;
  /** For each date, the number of business days left until it. */
  readonly left: ReadonlyMap<string, number>;
  readonly soonUntil: string;
}

let latest: Ahead | undefined;

/** Kept until another day is requested: each list needs it for the deadline of every row. */
function ahead(today: string): Ahead {
  if (latest?.today !== today)
    latest = {
      today,
      left: daysAhead(today),
      soonUntil: addDays(businessDaysAfter(today, DUE_SOON_BUSINESS_DAYS + 1), -1),
    };
  return latest;
}

function daysAhead(today: string): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  let count = 0;
  for (let date = addDays(today, 1); count < MOST_BUSINESS_DAYS; date = addDays(date, 1)) {
    if (isBusinessDay(date)) count++;
    left.set(date, count);
  }
  return left;
}

/** The `count`th business day after `date`. */
export function businessDaysAfter(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day)) left--;
  }
  return day;
}

/** The due day when the acquirer states none: `businessDays` after the later of 依頼日 and the day of receipt. */
export function defaultDueOn(requestedOn: string, receivedOn: string, businessDays: number): string {
  return businessDaysAfter(requestedOn > receivedOn ? requestedOn : receivedOn, businessDays);
}

/**
 * The state of a case's deadline for a person who views it on `today`; `runs` is false when nothing is due any more.
 */
export function deadline(runs: boolean, dueOn: string, today: string): Deadline {
  const left = businessDaysLeft(today, dueOn);
  return { on: dueOn, state: runs ? stateOf(dueOn, today, left) : 'closed', businessDaysLeft: left };
}

/**
 * The same in the unit of a category: where it shows hours and time is left, with the hours until 24:00 (JST) of the
 * due day.
 */
export function inUnit(unit: DeadlineRule['unit'], due: Deadline, now: Date): Deadline {
  if (unit === 'businessDays' || due.state === 'overdue' || due.state === 'closed') return due;
  return { ...due, hoursLeft: Math.floor((Date.parse(`${due.on}T24:00:00+09:00`) - now.getTime()) / HOUR_MS) };
}

function stateOf(dueOn: string, today: string, left: number): Deadline['state'] {
  if (dueOn <= today) return dueOn < today ? 'overdue' : 'today';
  if (left === 0 && isBusinessDay(today)) return 'last';
  return left <= DUE_SOON_BUSINESS_DAYS ? 'soon' : 'later';
}
