import type { Label, Language } from '../values/label';

/**
 * How long the merchant has left.
 *
 * - overdue: the due day has passed. today: it is the due day, which ends at 24:00 in Japan.
 * - last: today is the last business day, for until the due day there is none any more.
 * - soon, later: business days remain, `DUE_SOON_BUSINESS_DAYS` at most or more of them. Seen on a holiday, `soon` may have none left.
 * - closed: answered, withdrawn or expired.
 */
export interface Deadline {
  /** The due day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly state: 'overdue' | 'today' | 'last' | 'soon' | 'later' | 'closed';
  /** Business days after today up to the due day (spec 1.2), `MOST_BUSINESS_DAYS` for that many or more; 0 when overdue or today. */
  readonly businessDaysLeft: number;
  /** Whole hours until the due day ends; only where the case's category tells its deadline in hours, and time is left. */
  readonly hoursLeft?: number;
}

/** Business days are counted up to this number. */
export const MOST_BUSINESS_DAYS = 60;

const WORDS = {
  overdue: { ja: '期限超過({date})', en: 'Overdue ({date})' },
  today: { ja: '本日まで({date})', en: 'Due today ({date})' },
  last: {
    ja: '本日が最後の営業日です(期限は休業日 {date})',
    en: 'Today is the last business day (due on a holiday, {date})',
  },
  none: { ja: '残りの営業日はありません(期限は休業日 {date})', en: 'No business day left (due on a holiday, {date})' },
  one: { ja: '残り1営業日({date})', en: '1 business day left ({date})' },
  days: { ja: '残り{days}営業日({date})', en: '{days} business days left ({date})' },
  hours: { ja: '残り{hours}時間({date})', en: '{hours} hours left ({date})' },
  hour: { ja: '残り1時間({date})', en: '1 hour left ({date})' },
  minutes: { ja: '残り1時間未満({date})', en: 'Less than 1 hour left ({date})' },
  many: { ja: '残り{days}営業日以上({date})', en: '{days} or more business days left ({date})' },
  closed: { ja: '{date}', en: '{date}' },
} as const satisfies Record<string, Label>;

/**
 * The text of a deadline, in list, sheet, form and mails (spec 9.3). @param date The due day, formatted for its reader.
 */
export function deadlineText(deadline: Deadline, date: string, language: Language): string {
  return WORDS[wordsOf(deadline)][language]
    .replace('{days}', String(deadline.businessDaysLeft))
    .replace('{hours}', String(deadline.hoursLeft))
    .replace('{date}', date);
}

function wordsOf({ state, businessDaysLeft: days, hoursLeft }: Deadline): keyof typeof WORDS {
  if (hoursLeft !== undefined) return hoursLeft > 1 ? 'hours' : hoursLeft === 1 ? 'hour' : 'minutes';
  if (state !== 'soon' && state !== 'later') return state;
  if (days === 0) return 'none';
  if (days === 1) return 'one';
  return days >= MOST_BUSINESS_DAYS ? 'many' : 'days';
}
