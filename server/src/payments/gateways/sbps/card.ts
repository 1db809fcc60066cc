import type { CardBrand } from '../../../../contract/src';
import type { GatewayCard } from '../payment-gateway';

/** The provider's letters (`cardbrand_code`), which it returns if `cardbrand_return_flg` requests them. */
const BRANDS: Readonly<Record<string, CardBrand>> = { V: 'visa', M: 'mastercard', J: 'jcb', A: 'amex', D: 'diners' };

/** The data about a card in a response: look-ups return a masked number as well. */
export function cardOf(values: ReadonlyMap<string, string>): GatewayCard {
  const [, lastDigits] = /^[*xX]+(\d{4})$/.exec(values.get('cc_number') ?? '') ?? [];
  return { brand: BRANDS[values.get('cardbrand_code') ?? ''] ?? null, lastDigits: lastDigits ?? null };
}
