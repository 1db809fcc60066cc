import { decode, encode } from 'iconv-lite';

/**
 * Replaces characters that CP932 lacks, as Japanese typesetting marks a missing sort; a question mark could be part of
 * the text.
 */
const MISSING = '〓';
/** The same characters under their names in CP932. */
const CP932_NAMES: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '¥': '￥',
  '\u00A0': ' ',
};
const NAMED = new RegExp(`[${Object.keys(CP932_NAMES).join('')}]`, 'g');
/** か + ゛ as two characters, as some systems write が. */
const VOICED = /[\u3040-\u30ff][\u3099\u309a]/g;

/** Variation selectors: they choose a shape of the character before them, which stays. */
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const NOT_ASCII = /[^\u0000-\u007f]/gu;

/** The text with every character that CP932 (Windows-31J) lacks replaced by one 〓, however many units it has. */
export function inCp932(text: string): string {
  const renamed = text
    .replace(VARIATION, '')
    .replace(VOICED, (kana) => kana.normalize('NFC'))
    .replace(NAMED, (character) => CP932_NAMES[character]!);
  return isInCp932(renamed)
    ? renamed
    : renamed.replace(NOT_ASCII, (character) => (isInCp932(character) ? character : MISSING));
}

function isInCp932(text: string): boolean {
  return decode(encode(text, 'cp932'), 'cp932') === text;
}
