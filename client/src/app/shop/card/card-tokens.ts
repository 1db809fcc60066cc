import { Injectable, inject } from '@angular/core';
import type { Tokeniser } from '@contract/demo';
import type { CheckedCard } from './card-check';
import type { CardToken } from './card-token';
import { sandboxToken } from './sandbox-tokeniser';
import { SbpsTokeniser } from './sbps-tokeniser';

/** Turns a card into a token, in the browser. */
@Injectable({ providedIn: 'root' })
export class CardTokens {
  private readonly sbps = inject(SbpsTokeniser);

  /** Rejects with TokenRefused. */
  async of(card: CheckedCard, tokeniser: Tokeniser): Promise<CardToken> {
    return tokeniser.kind === 'sandbox' ? sandboxToken(card) : this.sbps.token(card, tokeniser);
  }
}
