import { plainHyphens, unspaced } from './fold';

/** Behind every character that an order number may have: ends a range so that it includes what begins like its end (`A-7` … `A-7-2`). */
const LAST = '~';

/** Sorts as people count: every number within the text by its value, letters of either case alike. The database's `natural_key` says the same. */
export function naturalKey(text: string): string {
  return lowerAscii(text).replace(/\d+/g, (digits) => {
    const significant = digits.replace(/^0+/, '');
    return String(significant.length).padStart(2, '0') + significant;
  });
}

/** What two ways to write one identifier have in common: width, case, blanks, hyphens and leading zeros make no difference. The database's `identifier_key` says the same. */
export function identifierKey(text: string): string {
  return naturalKey(plainHyphens(unspaced(text)));
}

/** The bounds of a range of order numbers that includes both ends, as natural keys. */
export function lastNaturalKey(text: string): string {
  return naturalKey(text) + LAST;
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
