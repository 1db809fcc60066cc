import { type CardBrand, cardBrandOf, folded, isCardNumber, unspaced, withoutHyphens } from '@contract';
import type { CardSettings } from '@contract/demo';

/** Card data as it was typed. It exists only in the form's inputs and in the call that turns it into a token. */
export interface CardEntry {
  readonly number: string;
  /** `01` to `12` and `YYYY`; '' while nothing is selected. */
  readonly month: string;
  readonly year: string;
  readonly name: string;
  /** '' where the service does not ask for one. */
  readonly securityCode: string;
}

export interface CheckedCard {
  /** Digits only. */
  readonly number: string;
  readonly brand: CardBrand;
  /** `YYYYMM`. */
  readonly expiration: string;
  readonly securityCode: string;
}

/** Every error of a card, with the field that shows it. */
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

/** A name as on cards: Latin capitals, and the punctuation between the parts of a name. */
const NAME = /^[A-Z][A-Z .,'/-]{1,44}$/i;

/** The digits of a number however it was typed or pasted: full-width, with spaces, hyphens or invisible characters. */
export function digitsOf(text: string): string {
  return withoutHyphens(unspaced(text));
}

/** The card ready for the tokeniser, or all its errors. @param today In Japan, `YYYY-MM-DD`. */
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

/** A card is valid until the end of its month. */
function expiryMistake({ month, year }: CardEntry, today: string): CardMistake | null {
  if (!month || !year) return 'expiryMissing';
  return `${year}-${month}` < today.slice(0, 7) ? 'expired' : null;
}

function nameMistake(name: string): CardMistake | null {
  if (!name) return 'nameMissing';
  return NAME.test(name) ? null : 'nameWrong';
}

/** Four digits on the front of American Express, three on the back of other brands. */
function securityCodeMistake(code: string, brand: CardBrand | null): CardMistake | null {
  if (!code) return 'securityCodeMissing';
  const length = brand === 'amex' ? 4 : 3;
  return /^\d+$/.test(code) && (brand === null ? code.length === 3 || code.length === 4 : code.length === length)
    ? null
    : 'securityCodeWrong';
}
