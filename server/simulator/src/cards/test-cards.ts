export type Brand = 'visa' | 'mastercard' | 'jcb' | 'amex' | 'diners';

/** The provider's codes of the brands. */
export const BRAND_CODES: Readonly<Record<Brand, string>> = {
  visa: 'V',
  mastercard: 'M',
  jcb: 'J',
  amex: 'A',
  diners: 'D',
};

/**
 * How a card behaves. Two digits: its authorisation is refused with this type of code. `lost-…`: that request takes
 * effect and its response is lost. `slow`: every response takes a while. `window-over`: every refund is too late.
 */
export type Conduct =
  | 'approved'
  | '20'
  | '22'
  | '27'
  | '36'
  | '61'
  | 'lost-authorization'
  | 'lost-confirmation'
  | 'lost-capture'
  | 'lost-refund'
  | 'slow'
  | 'window-over';

export interface TestCard {
  readonly number: string;
  readonly brand: Brand;
  readonly conduct: Conduct;
  readonly says: string;
}

/** The only numbers that get a token. They are test numbers and belong to nobody. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', conduct: 'approved', says: 'approved' },
  { number: '5555555555554444', brand: 'mastercard', conduct: 'approved', says: 'approved' },
  { number: '3530111333300000', brand: 'jcb', conduct: 'approved', says: 'approved' },
  { number: '378282246310005', brand: 'amex', conduct: 'approved', says: 'approved' },
  { number: '30569309025904', brand: 'diners', conduct: 'approved', says: 'approved' },
  { number: '4000000000000002', brand: 'visa', conduct: '20', says: 'refused: taken for misuse' },
  { number: '4000000000009995', brand: 'visa', conduct: '22', says: 'refused: over its limit' },
  { number: '4000000000000069', brand: 'visa', conduct: '27', says: 'refused: number or expiry wrong' },
  { number: '4000000000000119', brand: 'visa', conduct: '36', says: 'refused: other reasons' },
  { number: '4000000000000127', brand: 'visa', conduct: '61', says: 'refused: security code wrong' },
  {
    number: '4000000000000259',
    brand: 'visa',
    conduct: 'lost-authorization',
    says: 'the authorisation’s answer is lost',
  },
  {
    number: '4000000000000333',
    brand: 'visa',
    conduct: 'lost-confirmation',
    says: 'the confirmation’s answer is lost',
  },
  { number: '4000000000000341', brand: 'visa', conduct: 'lost-capture', says: 'the capture’s answer is lost' },
  { number: '4000000000000424', brand: 'visa', conduct: 'lost-refund', says: 'the refund’s answer is lost' },
  { number: '4000000000000507', brand: 'visa', conduct: 'slow', says: 'answers slowly' },
  { number: '4000000000000762', brand: 'visa', conduct: 'window-over', says: 'too late for a refund' },
];

/** A security code that is wrong for every card. */
export const WRONG_SECURITY_CODE = /^9{3,4}$/;
