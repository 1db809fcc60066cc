import type { CardBrand } from '../cases/payment-information';
import { HYPHEN } from './text';
import { INVISIBLE } from '../typed/fold';

/**
 * Prefix and length of the brands' card numbers. 13-digit Visa is left out: it is obsolete and looks like a JAN code.
 */
const BRANDS: readonly { readonly brand: CardBrand; readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { brand: 'visa', prefix: /^4/, lengths: [16, 19] },
  { brand: 'mastercard', prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { brand: 'amex', prefix: /^3[47]/, lengths: [15] },
  { brand: 'jcb', prefix: /^35(2[89]|[3-8])/, lengths: [16] },
  { brand: 'diners', prefix: /^(30[0-5]|3095|36|38|39)/, lengths: [14] },
  { brand: 'discover', prefix: /^(6011|64[4-9]|65)/, lengths: [16] },
  { brand: 'unionpay', prefix: /^62/, lengths: [16, 17, 18, 19] },
];
const SHORTEST = 14;
const LONGEST = 19;
/** One number uses one kind of separator: 「4012-3456-9842 2026年」 is a slip number and a year. */
const SEPARATORS = ['[ \\t]', HYPHEN, '[.・]'];
const RUNS = SEPARATORS.map((separator) => new RegExp(`\\d(?:${separator}?\\d){${SHORTEST - 1},}`, 'g'));
const ANY_SEPARATOR = new RegExp(`${SEPARATORS.join('|')}|[+()]`, 'g');

interface Span {
  readonly start: number;
  readonly end: number;
}

function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * The brand of a number from its first digits, even while it is being typed; null where the brand is not determined
 * (yet).
 */
export function cardBrandOf(digits: string): CardBrand | null {
  return BRANDS.find(({ prefix }) => prefix.test(digits))?.brand ?? null;
}

/** Whether the text consists of digits only and is a brand's card number: prefix, length and Luhn digit are valid. */
export function isCardNumber(digits: string): boolean {
  return /^\d+$/.test(digits) && looksLikeCardNumber(digits);
}

function looksLikeCardNumber(digits: string): boolean {
  return (
    BRANDS.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) && luhnHolds(digits)
  );
}

interface Folded {
  readonly text: string;
  /** The position in the original text of each character of the folded text. */
  readonly origin: readonly Span[];
}

/**
 * Applies NFKC character by character and keeps the positions: full-width, circled and mathematical digits count as
 * digits, and invisible characters do not separate digits.
 */
function fold(text: string): Folded {
  const origin: Span[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const compatible = character.replace(INVISIBLE, '').normalize('NFKC');
    folded += compatible;
    for (let i = 0; i < compatible.length; i++) origin.push({ start: at, end: at + character.length });
    at += character.length;
  }
  return { text: folded, origin };
}

/**
 * Card numbers within one run of digits. They may consist of any consecutive groups of it, so that a CVC or an expiry
 * after them does not hide them.
 */
function spansInRun(run: string, offset: number, own: ReadonlySet<string>): Span[] {
  const groups = [...run.matchAll(/\d+/g)];
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first++) {
    const found = longestFrom(groups.slice(first, first + LONGEST).map((group) => group[0]));
    if (!found) continue;
    const last = groups[first + found.groups - 1]!;
    if (!own.has(found.digits))
      spans.push({ start: offset + groups[first]!.index, end: offset + last.index + last[0].length });
    first += found.groups - 1;
  }
  return spans;
}

/**
 * The longest card number that starts with the first group: masking a shorter one would leave some of its digits
 * readable.
 */
function longestFrom(groups: readonly string[]): { digits: string; groups: number } | undefined {
  let digits = '';
  let longest;
  for (const [i, group] of groups.entries()) {
    digits += group;
    if (digits.length > LONGEST) break;
    if (looksLikeCardNumber(digits)) longest = { digits, groups: i + 1 };
  }
  return longest;
}

/**
 * A fast check that excludes most texts: it is much cheaper than folding character by character, and folding a whole
 * text produces no fewer digits.
 */
function hasEnoughDigits(text: string): boolean {
  return (text.normalize('NFKC').match(/\d/g)?.length ?? 0) >= SHORTEST;
}

function cardNumberSpans(text: string, ownIdentifiers: readonly string[]): Span[] {
  if (!hasEnoughDigits(text)) return [];
  const folded = fold(text);
  const own = digitsOf(ownIdentifiers);
  const spans = RUNS.flatMap((kind) => [...folded.text.matchAll(kind)]).flatMap((run) =>
    spansInRun(run[0], run.index, own),
  );
  return apart(spans).map(({ start, end }) => ({
    start: folded.origin[start]!.start,
    end: folded.origin[end - 1]!.end,
  }));
}

/** Identifiers that contain letters are ignored: `A4111B1111…` exempts no card number. */
function digitsOf(ownIdentifiers: readonly string[]): ReadonlySet<string> {
  return new Set(ownIdentifiers.filter((id) => /^[\d -]+$/.test(id)).map((id) => id.replace(/\D/g, '')));
}

/** Sorts the spans and merges those that overlap or occur twice. */
function apart(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

/**
 * Whether a whole value is a card number, however it is written. It is refused in every field except トラッキングID,
 * also in fields whose text is not searched for card numbers.
 */
export function isWholeCardNumber(text: string, ownIdentifiers: readonly string[] = []): boolean {
  const digits = fold(text).text.replace(ANY_SEPARATOR, '').trim();
  return isCardNumber(digits) && !digitsOf(ownIdentifiers).has(digits);
}

/**
 * Whether a text contains a card number (spec 2.4): after width folding a run of digits, with single spaces, hyphens or
 * dots inside (one kind per number) and no adjacent digit, that has a brand's prefix and length and a valid Luhn digit.
 * The case's own identifiers are exempt.
 */
export function holdsCardNumber(text: string, ownIdentifiers: readonly string[] = []): boolean {
  return cardNumberSpans(text, ownIdentifiers).length > 0;
}

/** Masks every card number in a text except for its last 4 digits; `holdsCardNumber` finds none in the result. */
export function maskCardNumbers(text: string, ownIdentifiers: readonly string[] = []): string {
  const spans = cardNumberSpans(text, ownIdentifiers);
  // Numbers without a gap between them overlap: the rest after masking one may contain another.
  return spans.length === 0 ? text : maskCardNumbers(masked(text, spans), ownIdentifiers);
}

function masked(text: string, spans: readonly Span[]): string {
  let at = 0;
  const parts = spans.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return `${before}************${text.slice(start, end).normalize('NFKC').replace(/\D/g, '').slice(-4)}`;
  });
  return parts.join('') + text.slice(at);
}
