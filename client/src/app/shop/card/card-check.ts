import { type CardBrand, cardBrandOf, folded, isCardNumber, unspaced, withoutHyphens } from '@contract';
import type { CardSettings } from '@contract/demo';

/** As it was typed. It lives in the form's inputs and in the call that turns it into a token, nowhere else. */
export interface CardEntry {
  readonly number: string;
  /** `01` to `12`, `YYYY`; '' while nothing is chosen. */
  readonly month: string;
  readonly year: string;
  readonly name: string;
  /** '' where the service asks for none. */
  readonly securityCode: string;
}

export interface CheckedCard {
  /** Digits alone. */
  readonly number: string;
  readonly brand: CardBrand;
  /** `YYYYMM`. */
  readonly expiration: string;
  readonly securityCode: string;
}

/** What can be wrong with a card, and the field at which it is told. */
export const CARD_MISTAKES = {
  numberMissing: 'number',
  numberWrong: 'number',
  brandRefused: 'number',
  unknownTestCard: 'number',
  expiryMissing: 'expiry',
  expired: 'expiry',
  expiryRefused: 'expiry',
  nameMissing: 'name',
  nameWrong: 'name',
  securityCodeMissing: 'securityCode',
  securityCodeWrong: 'securityCode',
} as const;
export type CardMistake = keyof typeof CARD_MISTAKES;
export type CardField = (typeof CARD_MISTAKES)[CardMistake];

/** As cards have it: Latin capitals, and what stands between the parts of a name. */
const NAME = /^[A-Z][A-Z .,'/-]{1,44}$/i;

/** The digits of a number however it was typed or pasted: full-width, with spaces or hyphens anywhere, with characters that nobody sees. */
export function digitsOf(text: string): string {
  return withoutHyphens(unspaced(text));
}

/** The card ready for the tokeniser, or all that is wrong with it. @param today In Japan, `YYYY-MM-DD`. */
export function checkCard(
  entry: CardEntry,
  settings: Pick<CardSettings, 'brands' | 'securityCode'>,
  today: string,
): CheckedCard | readonly CardMistake[] {
  const number = digitsOf(entry.number);
  const brand = cardBrandOf(number);
  const securityCode = settings.securityCode ? digitsOf(entry.securityCode) : '';
  const mistakes = [
    numberMistake(number, brand, settings.brands),
    expiryMistake(entry, today),
    nameMistake(folded(entry.name).trim()),
    settings.securityCode ? securityCodeMistake(securityCode, brand) : null,
  ].filter((mistake) => mistake !== null);
  return mistakes.length || !brand ? mistakes : { number, brand, expiration: entry.year + entry.month, securityCode };
}

export function isChecked(card: CheckedCard | readonly CardMistake[]): card is CheckedCard {
  return !Array.isArray(card);
}

function numberMistake(number: string, brand: CardBrand | null, accepted: readonly CardBrand[]): CardMistake | null {
  if (!number) return 'numberMissing';
  if (!brand || !isCardNumber(number)) return 'numberWrong';
  return accepted.includes(brand) ? null : 'brandRefused';
}

/** A card is good until the end of its month. */
function expiryMistake({ month, year }: CardEntry, today: string): CardMistake | null {
  if (!month || !year) return 'expiryMissing';
  return `${year}-${month}` < today.slice(0, 7) ? 'expired' : null;
}

function nameMistake(name: string): CardMistake | null {
  if (!name) return 'nameMissing';
  return NAME.test(name) ? null : 'nameWrong';
}

/** Four digits on the front of American Express, three on the back of the others. */
function securityCodeMistake(code: string, brand: CardBrand | null): CardMistake | null {
  if (!code) return 'securityCodeMissing';
  const length = brand === 'amex' ? 4 : 3;
  return /^\d+$/.test(code) && (brand === null ? code.length === 3 || code.length === 4 : code.length === length)
    ? null
    : 'securityCodeWrong';
}
