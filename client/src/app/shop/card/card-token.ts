import type { CheckoutRequest } from '@contract/demo';
import type { CardMistake } from './card-check';

/** What a card is turned into: all that the shop's server receives of it. */
export type CardToken = Pick<CheckoutRequest, 'token' | 'tokenKey' | 'cardBrand' | 'lastDigits'>;

/** There is no token: the card must be corrected (`mistake`), or the tokeniser is unreachable. */
export class TokenRefused extends Error {
  constructor(readonly mistake: CardMistake | null) {
    super(mistake ?? 'unreachable');
    this.name = 'TokenRefused';
  }
}
