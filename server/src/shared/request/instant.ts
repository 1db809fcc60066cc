import { isCalendarDate } from '../../../contract/src';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/i;
/** An instant without an offset is in Japan's time (spec 3.2). */
const TOKYO = '+09:00';

/** An ISO 8601 instant in UTC, to the millisecond; undefined if there is no such date or time. */
export function utcInstant(text: string): string | undefined {
  const [matched, day, time, seconds = '00', fraction = '', offset = TOKYO] = INSTANT.exec(text) ?? [];
  if (!matched || !isCalendarDate(day!) || !(time! < '24')) return undefined;
  const milliseconds = `${fraction}000`.slice(fraction ? 1 : 0).slice(0, 3);
  const instant = new Date(`${day}T${time}:${seconds}.${milliseconds}${offset.toUpperCase()}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
