import { isCalendarDate } from '../values/calendar';
import type { DateRule } from '../answer/section-spec';
import { folded, plainHyphens } from './fold';
import type { Reading } from './reading';

export interface DateReading {
  /** Today in Asia/Tokyo, `YYYY-MM-DD`: decides the year of `11/28`. */
  readonly today: string;
  /**
   * Whether the date must lie in the past or the future: then the year is that of the last or the next 11/28, otherwise
   * of the nearest.
   */
  readonly rule?: DateRule;
}

/** The year before the era's first year, and the first day of the era. */
const ERAS: readonly { readonly names: RegExp; readonly before: number; readonly from: string }[] = [
  { names: /^(?:R|令和?)$/i, before: 2018, from: '2019-05-01' },
  { names: /^(?:H|平成?)$/i, before: 1988, from: '1989-01-08' },
  { names: /^(?:S|昭和?)$/i, before: 1925, from: '1926-12-25' },
];
const TAIL = '[-/.月](\\d{1,2})日?';
const FULL = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})${TAIL}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const ERA = new RegExp(`^([RHS]|令和?|平成?|昭和?)\\.?(元|\\d{1,2})[-/.年](\\d{1,2})${TAIL}$`, 'i');
const MONTH_AND_DAY = new RegExp(`^(\\d{1,2})${TAIL}$`);
/** A weekday after the date, as the portal formats it, and midnight or another time, as spreadsheets add it. */
const WEEKDAY =
  /\((?:[日月火水木金土](?:曜日?)?|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)(?:・?祝)?\)$|[日月火水木金土]曜日?$/i;
const TIME = /\s\d{1,2}:\d{2}(?::\d{2})?$/;
/** The number of years before and after today that are searched for 11/28; leap days are at most eight years apart. */
const YEARS = 8;

/**
 * Reads a date in any usual form: `2026/11/1`, `2026-11-01`, `2026.11.1`, `20261101`, `2026年11月1日`, `R8.11.1`,
 * `令和8年11月1日`, `平成元年…`, full width, followed by a weekday or a time; `11/28` and `11月28日` in the fitting
 * year. Result: `YYYY-MM-DD`.
 */
export function readDate(text: string, { today, rule }: DateReading): Reading<string> {
  const typed = plain(text);
  if (!typed) return { value: undefined };
  const value = withYear(typed) ?? withEra(typed) ?? inYearThatFits(typed, today, rule);
  return value !== undefined && isCalendarDate(value) ? { value } : { error: 'invalid_date' };
}

/** Removes blanks except between two digits: 2026/1 1/1 is not the first of November. */
function plain(text: string): string {
  return plainHyphens(folded(text))
    .trim()
    .replace(TIME, '')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(WEEKDAY, '');
}

function withYear(typed: string): string | undefined {
  const [, year, month, day] = FULL.exec(typed) ?? COMPACT.exec(typed) ?? [];
  return year === undefined ? undefined : calendarDate(Number(year), month!, day!);
}

function withEra(typed: string): string | undefined {
  const [, name, year, month, day] = ERA.exec(typed) ?? [];
  const era = name === undefined ? undefined : ERAS.find(({ names }) => names.test(name));
  if (!era) return undefined;
  const date = calendarDate(era.before + (year === '元' ? 1 : Number(year)), month!, day!);
  // Contracts may name a year after the end of an era (平成35年), but none before its beginning.
  return date >= era.from && year !== '0' && year !== '00' ? date : undefined;
}

function inYearThatFits(typed: string, today: string, rule: DateRule | undefined): string | undefined {
  const [, month, day] = MONTH_AND_DAY.exec(typed) ?? [];
  if (month === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const dates = Array.from({ length: 2 * YEARS + 1 }, (_, i) => calendarDate(year - YEARS + i, month, day!)).filter(
    isCalendarDate,
  );
  if (rule === 'past') return dates.findLast((date) => date <= today);
  if (rule !== undefined) return dates.find((date) => (rule === 'ahead' ? date >= today : date > today));
  return dates.sort((a, b) => distance(a, today) - distance(b, today))[0];
}

function distance(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}

function calendarDate(year: number, month: string, day: string): string {
  return `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
