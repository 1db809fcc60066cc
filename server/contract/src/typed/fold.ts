import { characterAt, HYPHEN, type HiddenCharacter } from '../values/text';

/**
 * Invisible characters that are copied along with a text: zero width and soft hyphens, direction and tag characters,
 * selectors, fillers.
 */
export const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/**
 * Characters that are still invisible after that: controls, formats, lone surrogates, unassigned ones, the empty
 * Braille cell.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}\u2800]/u;
const HYPHENS = new RegExp(HYPHEN, 'g');
/** Hyphens after an ASCII character; after kana the same character is a long vowel. */
const HYPHENS_OF_ASCII = new RegExp(`(^|[\\x00-\\x7f])(${HYPHEN}+)`, 'g');
/** Quotes, brackets and punctuation that a mail, a text or a spreadsheet's formula (`="001"`) puts around a number. */
const WRAPPING = '\\s"\'`=「」『』()<>《》〈〉【】〔〕\\[\\]{}。、.,;:/・“”‘’';
const WRAPPED = new RegExp(`^[${WRAPPING}]+|[${WRAPPING}]+$`, 'g');

/** Folds the width of every character and removes invisible ones. */
export function folded(text: string): string {
  let result = text;
  for (let before = ''; before !== result;) {
    before = result;
    result = before.replace(INVISIBLE, '').normalize('NFKC');
  }
  return result;
}

/** Folds and removes blanks. */
export function unspaced(text: string): string {
  return folded(text).replace(/[\s\u2800]/g, '');
}

export function withoutHyphens(text: string): string {
  return text.replace(HYPHENS, '');
}

/** Replaces every dash, minus and long vowel by `-`. */
export function plainHyphens(text: string): string {
  return text.replace(HYPHENS, '-');
}

/** Like `plainHyphens`, but keeps a long vowel after kana: 「コーヒー」. */
export function plainHyphensOfAscii(text: string): string {
  return text.replace(HYPHENS_OF_ASCII, (_, before: string, hyphens: string) => before + '-'.repeat(hyphens.length));
}

/** Normalises an identifier: half-width, plain hyphens, without blanks and surrounding punctuation. */
export function bare(text: string): string {
  return plainHyphens(unspaced(text)).replace(WRAPPED, '');
}

/** The first invisible character of a text. */
export function unseenCharacter(text: string): HiddenCharacter | undefined {
  return characterAt(text, UNSEEN.exec(text)?.index);
}

export function holdsUnseen(text: string): boolean {
  return UNSEEN.test(text);
}
