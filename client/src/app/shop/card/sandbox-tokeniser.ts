import { SANDBOX_CARDS } from '@contract/demo';
import { drawUuid } from '../uuid';
import type { CheckedCard } from './card-check';
import { type CardToken, TokenRefused } from './card-token';

/**
 * `sandbox.<outcome>.<brand>.<last 4>.<uuid>`: what the sandbox needs to know of a test card. Throws TokenRefused for
 * any other card.
 */
export function sandboxToken({ number }: CheckedCard): CardToken {
  const card = SANDBOX_CARDS.find((known) => known.number === number);
  if (!card) throw new TokenRefused('unknownTestCard');
  const { outcome, brand } = card;
  const lastDigits = number.slice(-4);
  return {
    token: `sandbox.${outcome}.${brand}.${lastDigits}.${drawUuid()}`,
    tokenKey: 'sandbox',
    cardBrand: brand,
    lastDigits,
  };
}
