import { addDays } from '../../../contract/src';

/** The values for placeholders in braces: days of the case, `YYYY-MM-DD`, and the amount in yen. */
export interface Wording {
  readonly order: string;
  readonly received: string;
  /** The day on which the answer is given. */
  readonly answer?: string;
  readonly amount: number;
}

const WHOLE = /^\{(\w+)([+-]\d+)?\}$/;
const WITHIN = /\{(\w+)([+-]\d+)?\}/g;

/**
 * Fills `{order}`, `{received-2}`, `{answer+7}`, `{amount}` wherever they occur in JSON: a string that is only a
 * placeholder becomes a date or a number; within a text, a placeholder becomes 「11月2日」 or 「3,980」.
 */
export function worded<T>(value: T, wording: Wording): T {
  if (typeof value === 'string') return text(value, wording) as T;
  if (Array.isArray(value)) return value.map((item) => worded<unknown>(item, wording)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, worded<unknown>(part, wording)])) as T;
}

function text(value: string, wording: Wording): unknown {
  const [matched, name, days] = WHOLE.exec(value) ?? [];
  if (matched) return meant(name!, days, wording);
  return value.replace(WITHIN, (_, word: string, offset?: string) => spoken(meant(word, offset, wording)));
}

function meant(name: string, days = '0', wording: Wording): string | number {
  const value = wording[name as keyof Wording];
  if (value === undefined) throw new Error(`no wording for ${name}`);
  return typeof value === 'number' ? value : addDays(value, Number(days));
}

function spoken(value: string | number): string {
  if (typeof value === 'number') return value.toLocaleString('ja-JP');
  const [, month, day] = value.split('-').map(Number);
  return `${month}月${day}日`;
}
