const NINE_HOURS = 9 * 3_600_000;

/** `YYYYMMDDhhmmss` of an instant, in Japan. */
export function stampOf(at: Date): string {
  return new Date(at.getTime() + NINE_HOURS).toISOString().replace(/[-:T]|\..*/g, '');
}

/** The instant of such a timestamp; null if it is invalid. */
export function instantOf(stamp: string): Date | null {
  const at = new Date(stamp.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z'));
  const instant = new Date(at.getTime() - NINE_HOURS);
  return Number.isNaN(at.getTime()) || stampOf(instant) !== stamp ? null : instant;
}

/** The last day (`YYYYMMDD`) of the month that is `months` months after that of a day. */
export function endOfMonth(day: string, months: number): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) + months, 0))
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
}

export function daysLater(day: string, days: number): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)) + days))
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
}
