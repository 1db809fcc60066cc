import type { Language } from '@contract';

const TOKYO = 'Asia/Tokyo';
const ENGLISH_DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
const ENGLISH_INSTANT = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: TOKYO,
});
const JAPANESE_INSTANT = new Intl.DateTimeFormat('ja-JP', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: TOKYO,
});
const ENGLISH_WEEKDAY = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' });
const JAPANESE_WEEKDAY = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' });
const NUMBER = new Intl.NumberFormat('en-US');

/** A calendar date `YYYY-MM-DD`: 2026/11/27, Nov 27, 2026. */
export function formatDate(date: string, language: Language): string {
  return language === 'ja' ? date.replaceAll('-', '/') : ENGLISH_DATE.format(new Date(`${date}T00:00:00Z`));
}

/**
 * A calendar date `YYYY-MM-DD` with its weekday, in a form that can be typed in again: 2026/11/28(土), 2026/11/28
 * (Sat).
 */
export function formatDay(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`);
  const slashed = date.replaceAll('-', '/');
  return language === 'ja'
    ? `${slashed}(${JAPANESE_WEEKDAY.format(day)})`
    : `${slashed} (${ENGLISH_WEEKDAY.format(day)})`;
}

/** An ISO 8601 instant, in Japan's time: 2026/11/27 09:05, Nov 27, 2026, 09:05 JST. */
export function formatInstant(instant: string, language: Language): string {
  const at = new Date(instant);
  return language === 'ja' ? JAPANESE_INSTANT.format(at) : `${ENGLISH_INSTANT.format(at)} JST`;
}

/** Integer yen: 12,800円, ¥12,800. */
export function formatYen(yen: number, language: Language): string {
  return language === 'ja' ? `${NUMBER.format(yen)}円` : `¥${NUMBER.format(yen)}`;
}

export function formatCount(count: number): string {
  return NUMBER.format(count);
}
