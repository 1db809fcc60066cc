import type { CheckoutRequest } from '@contract/demo';
import type { CardMistake } from './card-check';

/** What becomes of a card: all that the shop's server is ever told of it. */
export type CardToken = Pick<CheckoutRequest, 'token' | 'tokenKey' | 'cardBrand' | 'lastDigits'>;

/** No token: the card has to be looked at again (`mistake`), or the tokeniser cannot be reached. */
export class TokenRefused extends Error {
  constructor(readonly mistake: CardMistake | null) {
    super(mistake ?? 'unreachable');
    this.name = 'TokenRefused';
  }
}
