import { plainHyphens, unspaced } from './fold';

/**
 * Sorts after every character of an order number: a range that ends with it includes numbers that begin with its end
 * (`A-7` … `A-7-2`).
 */
const LAST = '~';

/**
 * A key that sorts as people do: every number in the text by its value, letters regardless of case. The database's
 * `natural_key` returns the same.
 */
export function naturalKey(text: string): string {
  return lowerAscii(text).replace(/\d+/g, (digits) => {
    const significant = digits.replace(/^0+/, '');
    return String(significant.length).padStart(2, '0') + significant;
  });
}

/**
 * A key that is equal for different spellings of an identifier: width, case, blanks, hyphens and leading zeros are
 * ignored. The database's `identifier_key` returns the same.
 */
export function identifierKey(text: string): string {
  return naturalKey(plainHyphens(unspaced(text)));
}

/** The upper bound of an inclusive range of order numbers, as a natural key. */
export function lastNaturalKey(text: string): string {
  return naturalKey(text) + LAST;
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
