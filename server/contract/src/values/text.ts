/**
 * C0 and C1 controls except LF, bidirectional controls that could reverse a text on the screen, and lone surrogates
 * (spec 2.4).
 */
const REFUSED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/u;
/** No real character takes more code units; the limit bounds one with piled-up combining marks. */
export const UNITS_PER_CHARACTER = 16;
/** White space and invisible characters: a name that is only a zero width joiner is no name. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;
/** Characters that break a line on a screen or in a file; CR was folded before. */
const LINE_BREAK = /[\n\u2028\u2029]/;
/**
 * Characters that people type as a hyphen, after NFKC, as a class of a regular expression: input methods offer dashes,
 * minus signs, long vowels, rules.
 */
export const HYPHEN = '[\\-‐‑‒–—―⁃−ー─━➖]';
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Turns CRLF and CR into LF and TAB into a space; changes nothing else. */
export function tidyWhitespace(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ');
}

/** An invisible character, as `U+202E`, and its position, counted as a person counts, from 1. */
export type HiddenCharacter = Readonly<Record<'at', number> & Record<'character', string>>;

/** The first control character in a text, all of which are refused. */
export function controlCharacter(text: string): HiddenCharacter | undefined {
  return characterAt(text, REFUSED.exec(text)?.index);
}

export function holdsControlCharacter(text: string): boolean {
  return REFUSED.test(text);
}

/** The name and position of the character at an index of a text; undefined where there is none. */
export function characterAt(text: string, index: number | undefined): HiddenCharacter | undefined {
  if (index === undefined) return undefined;
  const code = text.codePointAt(index)!.toString(16).toUpperCase().padStart(4, '0');
  return { at: characterCount(text.slice(0, index)) + 1, character: `U+${code}` };
}

/** The number of characters as a person counts them: 𠮷 and 👩‍👩‍👧 are one each. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  return isFarLongerThan(text, max) || characterCount(text) > max;
}

/** Whether a text is so long that it need not be segmented to know that it exceeds `max`. */
export function isFarLongerThan(text: string, max: number): boolean {
  return text.length > max * UNITS_PER_CHARACTER;
}

export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

export function holdsLineBreak(text: string): boolean {
  return LINE_BREAK.test(text);
}
