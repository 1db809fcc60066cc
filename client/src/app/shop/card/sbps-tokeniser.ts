import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { CardBrand } from '@contract';
import type { Tokeniser } from '@contract/demo';
import type { CardMistake, CheckedCard } from './card-check';
import { type CardToken, TokenRefused } from './card-token';

type Account = Extract<Tokeniser, { kind: 'sbps' }>;

interface SbpsCard {
  readonly merchantId: string;
  readonly serviceId: string;
  readonly ccNumber: string;
  /** `YYYYMM`. */
  readonly ccExpiration: string;
  readonly securityCode: string;
}

type SbpsAnswer =
  | {
      readonly result: 'OK';
      readonly tokenResponse: {
        readonly token: string;
        readonly tokenKey: string;
        readonly maskedCcNumber: string;
        readonly cardBrandCode: string;
      };
    }
  | { readonly result: 'NG'; readonly errorCode: string };

interface SbpsScript {
  generateToken(card: SbpsCard, callback: (answer: SbpsAnswer) => void): void;
}

const BRANDS: Readonly<Record<string, CardBrand>> = { V: 'visa', M: 'mastercard', J: 'jcb', A: 'amex', D: 'diners' };
/** The first two of the three digits of the provider's error codes name the field. */
const MISTAKES: Readonly<Record<string, CardMistake>> = {
  10: 'numberWrong',
  11: 'expiryRefused',
  12: 'securityCodeWrong',
};
const PATIENCE_MS = 30_000;

/** The provider's tokeniser: the provider's own script, the only one that receives the card. */
@Injectable({ providedIn: 'root' })
export class SbpsTokeniser {
  private readonly document = inject(DOCUMENT);
  private loading: Promise<SbpsScript> | null = null;

  /** Rejects with TokenRefused. */
  async token(
    { number, brand, expiration, securityCode }: CheckedCard,
    { scriptUrl, merchantId, serviceId }: Account,
  ): Promise<CardToken> {
    const script = await this.script(scriptUrl);
    const answer = await answerOf(script, {
      merchantId,
      serviceId,
      ccNumber: number,
      ccExpiration: expiration,
      securityCode,
    });
    if (answer?.result !== 'OK') throw new TokenRefused(MISTAKES[answer?.errorCode.slice(0, 2) ?? ''] ?? null);
    const { token, tokenKey, cardBrandCode } = answer.tokenResponse;
    return { token, tokenKey, cardBrand: BRANDS[cardBrandCode] ?? brand, lastDigits: number.slice(-4) };
  }

  /** Loaded once; after a failure the next attempt loads it again. */
  private script(url: string): Promise<SbpsScript> {
    this.loading ??= this.load(url).catch((failure: unknown) => {
      this.loading = null;
      throw failure;
    });
    return this.loading;
  }

  private load(url: string): Promise<SbpsScript> {
    return new Promise((resolve, reject) => {
      const element = this.document.createElement('script');
      element.addEventListener('load', () => {
        const script = (window as { com_sbps_system?: SbpsScript }).com_sbps_system;
        if (script) resolve(script);
        else reject(new TokenRefused(null));
      });
      element.addEventListener('error', () => {
        element.remove();
        reject(new TokenRefused(null));
      });
      element.src = url;
      this.document.head.append(element);
    });
  }
}

/** null: no answer within the time limit, or an answer that can't be understood. */
function answerOf(script: SbpsScript, card: SbpsCard): Promise<SbpsAnswer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    script.generateToken(card, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
