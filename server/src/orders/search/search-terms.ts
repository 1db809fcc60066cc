import { folded, plainHyphens, plainHyphensOfAscii } from '../../../contract/src';
import { plainGlyph } from './glyphs';

export type SearchField = 'name' | 'kana' | 'email' | 'phone' | 'product';

/**
 * How long the pieces are by which each field is found, the shortest one character: a search asks for the longest that it is long enough for. Addresses and
 * numbers are written in few characters, and two of them stand in every other one.
 */
const LENGTHS: Record<SearchField, readonly number[]> = {
  name: [1, 2],
  kana: [1, 2],
  product: [1, 2],
  email: [1, 3],
  phone: [1, 3],
};
/** Pieces that one search asks for: what they leave open is settled by the text itself. */
const MOST_SOUGHT = 8;

/** The one form in which texts of a field are compared; empty where there is nothing to look for. */
export function searchForm(field: SearchField, text: string): string {
  switch (field) {
    case 'phone':
      return phoneForm(text);
    case 'email':
      return emailForm(text);
    default:
      return nameForm(text);
  }
}

/** All pieces of a text, each of which finds it. */
export function termsOf(field: SearchField, text: string): string[] {
  const characters = [...searchForm(field, text)];
  return [...new Set(LENGTHS[field].flatMap((length) => pieces(characters, length)))];
}

/** Pieces that whatever holds the text must have all of; what has them all need not hold it. */
export function termsSought(field: SearchField, text: string): string[] {
  const characters = [...searchForm(field, text)];
  const length = LENGTHS[field].findLast((most) => most <= characters.length);
  return length === undefined ? [] : rarestFirst(spread([...new Set(pieces(characters, length))]));
}

/** Whether a text is one piece by itself: what has its key holds it. */
export function isOnePiece(field: SearchField, text: string): boolean {
  return LENGTHS[field].includes([...searchForm(field, text)].length);
}

/** Whether what is searched for stands in a text of the field. */
export function holds(field: SearchField, text: string, sought: string): boolean {
  return searchForm(field, text).includes(searchForm(field, sought));
}

function pieces(characters: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, characters.length - length + 1) }, (_, at) =>
    characters.slice(at, at + length).join(''),
  );
}

/** Evenly over the whole text, both ends included. */
function spread(terms: readonly string[]): readonly string[] {
  if (terms.length <= MOST_SOUGHT) return terms;
  return Array.from(
    { length: MOST_SOUGHT },
    (_, i) => terms[Math.round((i * (terms.length - 1)) / (MOST_SOUGHT - 1))]!,
  );
}

/** The database begins with the first: a family name, an area code, the end of a mail address is shared by many, what stands a third behind the beginning by few. */
function rarestFirst(terms: readonly string[]): string[] {
  const at = Math.floor(terms.length / 3);
  return [...terms.slice(at), ...terms.slice(0, at)];
}

/** A voiced mark that stands by itself, as some keyboards give it, and what is written between the parts of a name. */
const LONE_MARKS: Readonly<Record<string, string>> = { '\u309b': '\u3099', '\u309c': '\u309a' };
const BETWEEN = /[\s\u2800・·‧•]/g;
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g;
const TO_KATAKANA = 0x60;

/** Width, case, blanks, the two kana scripts, old and new glyphs, all kinds of dashes make no difference. */
function nameForm(text: string): string {
  const typed = folded(text.replace(/[\u309b\u309c]/g, (mark) => LONE_MARKS[mark]!));
  const plain = plainHyphens(typed)
    .replace(BETWEEN, '')
    .normalize('NFC')
    .replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + TO_KATAKANA));
  return [...plain].map((character) => plainGlyph(lowerCase(character))).join('');
}

/** As a link and a mail program write it too: `mailto:`, `<…>`. */
function emailForm(text: string): string {
  const typed = [...plainHyphensOfAscii(folded(text)).replace(/[\s\u2800]/g, '')].map(lowerCase).join('');
  return typed.replace(/^(?:mailto:|<)+|>+$/g, '');
}

/** Letter by letter: of a whole word the last one may have another form (Σ). */
function lowerCase(character: string): string {
  return character.toUpperCase().toLowerCase();
}

/** Japan's country code stands for the 0 of domestic numbers, also behind the 00 or 010 of a call abroad; bare only where the number is a whole one. */
const JAPAN = /^(?:\+810?|(?:00|010)810?(?=\d{5})|81(?=[1-9]\d{8,9}$))/;
/** A domestic number has 11 digits at most. */
const ABROAD = /^(?:\+|(?:00|010)(?=\d{10}))/;

/** Digits alone; a number as it is dialled in Japan. */
function phoneForm(text: string): string {
  return folded(text)
    .replace(/[^\d+]/g, '')
    .replace(JAPAN, '0')
    .replace(ABROAD, '')
    .replace(/\+/g, '');
}
