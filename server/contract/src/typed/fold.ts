import { characterAt, HYPHEN, type HiddenCharacter } from '../text';

/** Leaves no mark on a screen and rides along when something is copied: zero width and soft hyphens, direction and tag characters, selectors, fillers. */
export const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** What may be left after that and still is nothing that anybody sees: controls, formats, halves of characters, unassigned ones, the empty Braille cell. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}\u2800]/u;
const HYPHENS = new RegExp(HYPHEN, 'g');
/** Hyphens behind a plain character; behind kana the same stroke is a long vowel. */
const HYPHENS_OF_ASCII = new RegExp(`(^|[\\x00-\\x7f])(${HYPHEN}+)`, 'g');
/** Quotes, brackets and stops that a mail, a text or a spreadsheet's formula (`="001"`) puts around a number. */
const WRAPPING = '\\s"\'`=「」『』()<>《》〈〉【】〔〕\\[\\]{}。、.,;:/・“”‘’';
const WRAPPED = new RegExp(`^[${WRAPPING}]+|[${WRAPPING}]+$`, 'g');

/** One width for every character, and none that is invisible. */
export function folded(text: string): string {
  let result = text;
  for (let before = ''; before !== result;) {
    before = result;
    result = before.replace(INVISIBLE, '').normalize('NFKC');
  }
  return result;
}

/** Folded, without blanks. */
export function unspaced(text: string): string {
  return folded(text).replace(/[\s\u2800]/g, '');
}

export function withoutHyphens(text: string): string {
  return text.replace(HYPHENS, '');
}

/** Every dash, minus and long vowel as `-`. */
export function plainHyphens(text: string): string {
  return text.replace(HYPHENS, '-');
}

/** As `plainHyphens`, but a long vowel behind kana stays: 「コーヒー」. */
export function plainHyphensOfAscii(text: string): string {
  return text.replace(HYPHENS_OF_ASCII, (_, before: string, hyphens: string) => before + '-'.repeat(hyphens.length));
}

/** What is left of an identifier: one width, plain hyphens, no blanks, nothing around it. */
export function bare(text: string): string {
  return plainHyphens(unspaced(text)).replace(WRAPPED, '');
}

/** The first character of a text that nobody could see. */
export function unseenCharacter(text: string): HiddenCharacter | undefined {
  return characterAt(text, UNSEEN.exec(text)?.index);
}

export function holdsUnseen(text: string): boolean {
  return UNSEEN.test(text);
}
