import { type DateReading, type Language, isCalendarDate, readDate } from '@contract';
import { formatDay } from '../formats/formats';

/** How a line shows a date `YYYY-MM-DD`: with its weekday, 2026/11/28(土), which `readDate` reads again; anything else to the letter. */
export function shownDate(value: string, language: Language): string {
  return isCalendarDate(value) ? formatDay(value, language) : value;
}

/** How what is being typed is understood; nothing as long as it isn't, or where the line says the same. */
export function dateEcho(typed: string, reading: DateReading, language: Language): string {
  const read = readDate(typed, reading);
  if ('error' in read || read.value === undefined) return '';
  const shown = formatDay(read.value, language);
  return shown === typed ? '' : shown;
}
