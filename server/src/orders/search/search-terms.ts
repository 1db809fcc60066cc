import { folded, plainHyphens, plainHyphensOfAscii } from '../../../contract/src';
import { plainGlyph } from './glyphs';

export type SearchField = 'name' | 'kana' | 'email' | 'phone' | 'product';

/**
 * The lengths of the pieces by which each field is found, from one character up: a search uses the longest pieces that
 * it is long enough for. Addresses and numbers use a small set of characters, so that pairs of them occur almost
 * everywhere.
 */
const LENGTHS: Record<SearchField, readonly number[]> = {
  name: [1, 2],
  kana: [1, 2],
  product: [1, 2],
  email: [1, 3],
  phone: [1, 3],
};
/** The most pieces that one search uses: comparing the text decides the rest. */
const MOST_SOUGHT = 8;

/** The normalised form in which texts of a field are compared; empty if there is nothing to search for. */
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

/** All pieces of a text; each of them finds it. */
export function termsOf(field: SearchField, text: string): string[] {
  const characters = [...searchForm(field, text)];
  return [...new Set(LENGTHS[field].flatMap((length) => pieces(characters, length)))];
}

/** Pieces that every text containing the searched text must have; a text that has them all need not contain it. */
export function termsSought(field: SearchField, text: string): string[] {
  const characters = [...searchForm(field, text)];
  const length = LENGTHS[field].findLast((most) => most <= characters.length);
  return length === undefined ? [] : rarestFirst(spread([...new Set(pieces(characters, length))]));
}

/** Whether a text is one piece by itself: a text with its key contains it. */
export function isOnePiece(field: SearchField, text: string): boolean {
  return LENGTHS[field].includes([...searchForm(field, text)].length);
}

/** Whether a text of the field contains the searched text. */
export function holds(field: SearchField, text: string, sought: string): boolean {
  return searchForm(field, text).includes(searchForm(field, sought));
}

function pieces(characters: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, characters.length - length + 1) }, (_, at) =>
    characters.slice(at, at + length).join(''),
  );
}

/** Selects evenly over the whole text, both ends included. */
function spread(terms: readonly string[]): readonly string[] {
  if (terms.length <= MOST_SOUGHT) return terms;
  return Array.from(
    { length: MOST_SOUGHT },
    (_, i) => terms[Math.round((i * (terms.length - 1)) / (MOST_SOUGHT - 1))]!,
  );
}

/**
 * The database starts with the first piece: many share a family name, an area code or the end of a mail address; a
 * piece a third behind the beginning is rarer.
 */
function rarestFirst(terms: readonly string[]): string[] {
  const at = Math.floor(terms.length / 3);
  return [...terms.slice(at), ...terms.slice(0, at)];
}

/** A separate voiced mark, as some keyboards produce it, and separators between the parts of a name. */
const LONE_MARKS: Readonly<Record<string, string>> = { '\u309b': '\u3099', '\u309c': '\u309a' };
const BETWEEN = /[\s\u2800・·‧•]/g;
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g;
const TO_KATAKANA = 0x60;

/** Ignores width, case, blanks, the two kana scripts, old and new glyphs, and kinds of dashes. */
function nameForm(text: string): string {
  const typed = folded(text.replace(/[\u309b\u309c]/g, (mark) => LONE_MARKS[mark]!));
  const plain = plainHyphens(typed)
    .replace(BETWEEN, '')
    .normalize('NFC')
    .replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + TO_KATAKANA));
  return [...plain].map((character) => plainGlyph(lowerCase(character))).join('');
}

/** Also accepts the formats of links and mail programs: `mailto:`, `<…>`. */
function emailForm(text: string): string {
  const typed = [...plainHyphensOfAscii(folded(text)).replace(/[\s\u2800]/g, '')].map(lowerCase).join('');
  return typed.replace(/^(?:mailto:|<)+|>+$/g, '');
}

/** Character by character: within a whole word the last letter may have another form (Σ). */
function lowerCase(character: string): string {
  return character.toUpperCase().toLowerCase();
}

/**
 * Japan's country code replaces the 0 of domestic numbers, also after the 00 or 010 of an international call; without a
 * prefix only in a complete number.
 */
const JAPAN = /^(?:\+810?|(?:00|010)810?(?=\d{5})|81(?=[1-9]\d{8,9}$))/;
/** A domestic number has 11 digits at most. */
const ABROAD = /^(?:\+|(?:00|010)(?=\d{10}))/;

/** Digits only; a number as it is dialled in Japan. */
function phoneForm(text: string): string {
  return folded(text)
    .replace(/[^\d+]/g, '')
    .replace(JAPAN, '0')
    .replace(ABROAD, '')
    .replace(/\+/g, '');
}
