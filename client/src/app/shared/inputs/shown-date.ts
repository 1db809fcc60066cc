import { type DateReading, type Language, isCalendarDate, readDate } from '@contract';
import { formatDay } from '../formats/formats';

/**
 * Formats a date `YYYY-MM-DD` with its weekday, 2026/11/28(土), which `readDate` reads again; any other text stays
 * unchanged.
 */
export function shownDate(value: string, language: Language): string {
  return isCalendarDate(value) ? formatDay(value, language) : value;
}

/** The typed text as the date that was read from it; empty where it can't be read or the input shows the same. */
export function dateEcho(typed: string, reading: DateReading, language: Language): string {
  const read = readDate(typed, reading);
  if ('error' in read || read.value === undefined) return '';
  const shown = formatDay(read.value, language);
  return shown === typed ? '' : shown;
}
