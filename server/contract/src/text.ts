/** C0 and C1 controls but LF, and the bidi controls that could turn a text around on the screen (spec 2.4). */
const REFUSED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** No character that people write takes more code units; bounds one that piles up combining marks. */
const UNITS_PER_CHARACTER = 16;
/** White space and characters that leave no mark: a name of nothing but a zero width joiner is no name. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;
/** What breaks a line on somebody's screen or in somebody's file, CR being folded before. */
const LINE_BREAK = /[\n\u2028\u2029]/;
/** What people type for a hyphen, after NFKC, as a class of a regular expression: input methods offer dashes, minus signs, long vowels, rules. */
export const HYPHEN = '[\\-‐‑‒–—―−ー─━]';
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** CRLF and CR become LF, TAB a space; nothing else of a text is touched. */
export function tidyWhitespace(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ');
}

export function holdsControlCharacter(text: string): boolean {
  return REFUSED.test(text) || !text.isWellFormed();
}

/** Characters as a person counts them: 𠮷 and 👩‍👩‍👧 are one each. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  return text.length > max * UNITS_PER_CHARACTER || characterCount(text) > max;
}

export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

export function holdsLineBreak(text: string): boolean {
  return LINE_BREAK.test(text);
}
