import type { Label } from '../values/label';
import type { CardBrand } from '../cases/payment-information';

/**
 * How the sandbox treats a card. `ok`: everything succeeds; `ng…`: the authorisation is declined with that type of the
 * gateway's codes; `lost-…`: the operation happens and the response is lost; `slow`: it takes some seconds; `captured`:
 * the payment was already captured elsewhere; `window-over`: a refund comes after the card company's closing date.
 */
export const SANDBOX_OUTCOMES = [
  'ok',
  'ng20',
  'ng22',
  'ng61',
  'lost-authorization',
  'lost-capture',
  'lost-refund',
  'slow',
  'captured',
  'window-over',
] as const;
export type SandboxOutcome = (typeof SANDBOX_OUTCOMES)[number];

export interface SandboxCard {
  readonly number: string;
  readonly brand: CardBrand;
  readonly outcome: SandboxOutcome;
  readonly label: Label;
}

/** The only numbers that the sandbox accepts; they are test numbers and belong to nobody. */
export const SANDBOX_CARDS: readonly SandboxCard[] = [
  { number: '4242424242424242', brand: 'visa', outcome: 'ok', label: { ja: '承認される', en: 'Approved' } },
  { number: '5555555555554444', brand: 'mastercard', outcome: 'ok', label: { ja: '承認される', en: 'Approved' } },
  { number: '3530111333300000', brand: 'jcb', outcome: 'ok', label: { ja: '承認される', en: 'Approved' } },
  { number: '378282246310005', brand: 'amex', outcome: 'ok', label: { ja: '承認される', en: 'Approved' } },
  {
    number: '4000000000000002',
    brand: 'visa',
    outcome: 'ng20',
    label: { ja: 'カード会社に断られる', en: 'Declined by the card company' },
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    outcome: 'ng22',
    label: { ja: '利用限度額を超えている', en: 'Over its limit' },
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    outcome: 'ng61',
    label: { ja: 'セキュリティコードの誤り', en: 'Wrong security code' },
  },
  {
    number: '4000000000000259',
    brand: 'visa',
    outcome: 'lost-authorization',
    label: { ja: 'オーソリの応答が届かない', en: 'The authorisation’s answer is lost' },
  },
  {
    number: '4000000000000341',
    brand: 'visa',
    outcome: 'lost-capture',
    label: { ja: '売上の応答が届かない', en: 'The capture’s answer is lost' },
  },
  {
    number: '4000000000000424',
    brand: 'visa',
    outcome: 'lost-refund',
    label: { ja: '返金の応答が届かない', en: 'The refund’s answer is lost' },
  },
  {
    number: '4000000000000507',
    brand: 'visa',
    outcome: 'slow',
    label: { ja: '応答に時間がかかる', en: 'Answers slowly' },
  },
  {
    number: '4000000000000689',
    brand: 'visa',
    outcome: 'captured',
    label: { ja: '別の画面で売上済み', en: 'Captured elsewhere' },
  },
  {
    number: '4000000000000762',
    brand: 'visa',
    outcome: 'window-over',
    label: { ja: '返金の締日を過ぎている', en: 'Too late for a refund' },
  },
];
