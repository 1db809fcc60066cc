import { type CardPayment, addDays } from '@contract';

/** The days of one month, for an option group. */
export interface MonthOfDays {
  /** `YYYY-MM`. */
  readonly month: string;
  /** `YYYY-MM-DD`, ascending. */
  readonly days: readonly string[];
}

/**
 * The options of 「売上・返金日」: every day to which a capture may be dated, or only today where a refund is all that
 * is left.
 */
export function paymentDates({ capture, refund }: Pick<CardPayment, 'capture' | 'refund'>): readonly string[] {
  if (!capture.dates) return refund.on ? [refund.on] : [];
  const days: string[] = [];
  for (let day = capture.dates.from; day <= capture.dates.to; day = addDays(day, 1)) days.push(day);
  return days;
}

export function byMonth(days: readonly string[]): readonly MonthOfDays[] {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  return [...months].map(([month, ofMonth]) => ({ month, days: ofMonth }));
}
