import { unspaced, withoutHyphens } from './fold';
import type { Reading } from './reading';

/** `tel:` of a link, 「TEL」 and 「電話」 before the number. */
const LABEL = /^(?:tel|電話)[:.]?/i;
/**
 * Japan's country code, after + or an international prefix, replaces the domestic 0, which some people add in brackets:
 * +81(0)90….
 */
const JAPAN = /^(?:\+|(?:00|010)(?=81\d{9,11}$))810?/;

/** Domestic numbers; mobile and IP telephones (0X0) never have 10 digits, others may have 11. */
const NUMBER = /^(?:0(?![5-9]0\d{7}$)\d{9,10}|\+\d{8,15})$/;

/**
 * Reads a phone number as digits: domestic ones begin with 0 (10 or 11 digits, +81 folded), foreign ones with + (8–15
 * digits).
 */
export function readPhone(text: string): Reading<string> {
  const typed = withoutHyphens(unspaced(text).replace(LABEL, '')).replace(/[().・[\]〔〕【】]/g, '');
  if (!typed && !unspaced(text)) return { value: undefined };
  const number = typed.replace(JAPAN, '0');
  return NUMBER.test(number) ? { value: number } : { error: 'invalid_phone' };
}
