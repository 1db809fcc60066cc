const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000;

/** Whether a text is an existing calendar date `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
}

/** The calendar date of an instant in Asia/Tokyo (no daylight saving). */
export function tokyoDate(instant: Date): string {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}

/** The calendar date `days` after (or, if negative, before) a calendar date. */
export function addDays(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/**
 * The last day of the third month, counting that of `date` as the first: until then the gateway accepts captures of an
 * authorisation of `date` (spec 4.3).
 */
export function endOfThirdMonth(date: string): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month + 2, 0)).toISOString().slice(0, 10);
}
