import { LIMITS } from '../values/limits';
import { folded, plainHyphens } from './fold';
import type { Reading } from './reading';

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Digits, either all in groups of three or none. */
const WHOLE = /^(?:\d{1,3}(?:[, ]\d{3})+|\d+)$/;
const NEGATIVE = /^[-▲△]\s*(?:\d|[¥\\])/;

/**
 * Reads yen: `1980`, `1,980`, `１，９８０`, `1980円`, `¥1,980`, `\1,980`, `¥1,980-`. No other notation of numbers, no
 * fractions; a number that is too large is refused, never truncated.
 */
export function readYen(text: string, range: Range = { min: 0, max: LIMITS.yen }): Reading<number> {
  const typed = plain(text);
  const digits = typed.replace(/^(?:[¥\\]|JPY)\s*/i, '').replace(/\s*(?:円也?|JPY)$/i, '');
  return whole(typed, /^[¥\\]/.test(typed) ? digits.replace(/\.?-$/, '') : digits, range, 'invalid_amount');
}

/** Reads a number of persons or things: `3`, `３`, `3名`. */
export function readCount(text: string, range: Range): Reading<number> {
  const typed = plain(text);
  return whole(typed, typed.replace(/\s*[名人個件回点泊]$/, ''), range, 'invalid_count');
}

function plain(text: string): string {
  return plainHyphens(folded(text)).trim();
}

function whole(
  typed: string,
  digits: string,
  range: Range,
  error: 'invalid_amount' | 'invalid_count',
): Reading<number> {
  if (!typed) return { value: undefined };
  if (NEGATIVE.test(typed)) return { error: 'out_of_range', params: { ...range } };
  if (!WHOLE.test(digits)) return { error };
  const value = Number(digits.replace(/[, ]/g, ''));
  return value < range.min || value > range.max ? { error: 'out_of_range', params: { ...range } } : { value };
}
