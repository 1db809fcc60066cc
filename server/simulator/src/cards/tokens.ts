import { randomBytes } from 'node:crypto';
import type { CardOfToken, Ledger } from '../payments/ledger';
import { stampOf } from '../protocol/tokyo';
import { type Brand, BRAND_CODES, type Conduct, TEST_CARDS, WRONG_SECURITY_CODE } from './test-cards';

/** The result that the tokeniser's script passes to the page. */
export type TokenAnswer =
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

/** The input of the tokeniser. `ccExpiration`: `YYYYMM`; `securityCode`: '' where the page does not ask for it. */
export type CardEntry = Partial<
  Record<'merchantId' | 'serviceId' | 'ccNumber' | 'ccExpiration' | 'securityCode', unknown>
>;

const UNKNOWN_SERVICE = '001';
const WRONG_NUMBER = '101';
const WRONG_EXPIRATION = '110';
const WRONG_SECURITY_CODE_FORM = '120';
const VALID_MS = 15 * 60_000;

/** One-time tokens for cards. The number is only checked here, and never stored or passed on. */
export class Tokens {
  constructor(
    private readonly ledger: Ledger,
    private readonly services: ReadonlySet<string>,
    private readonly now: () => Date,
  ) {}

  make(entry: CardEntry): TokenAnswer {
    const [merchantId, serviceId, number, expiration, securityCode] = [
      entry.merchantId,
      entry.serviceId,
      entry.ccNumber,
      entry.ccExpiration,
      entry.securityCode,
    ].map(textOf) as [string, string, string, string, string];
    const service = merchantId + serviceId;
    if (!this.services.has(service)) return ng(UNKNOWN_SERVICE);
    const card = TEST_CARDS.find((one) => one.number === number);
    if (!card) return ng(WRONG_NUMBER);
    if (!/^20\d\d(0[1-9]|1[0-2])$/.test(expiration) || expiration < stampOf(this.now()).slice(0, 6))
      return ng(WRONG_EXPIRATION);
    if (!/^(\d{3,4})?$/.test(securityCode)) return ng(WRONG_SECURITY_CODE_FORM);
    return this.keep(
      service,
      card.brand,
      number.slice(-4),
      WRONG_SECURITY_CODE.test(securityCode) ? '61' : card.conduct,
    );
  }

  /**
   * Returns the card of a token of the service, which can be used once; null if the token is unknown, used or expired.
   */
  take(service: string, token: string, tokenKey: string): CardOfToken | null {
    const now = this.now();
    const used = this.ledger.run(
      'UPDATE tokens SET used_at = ? WHERE token = ? AND token_key = ? AND service = ? AND used_at IS NULL AND made_at > ?',
      now.toISOString(),
      token,
      tokenKey,
      service,
      new Date(now.getTime() - VALID_MS).toISOString(),
    );
    return used
      ? this.ledger.one<CardOfToken>(
          'SELECT brand, last_digits AS lastDigits, conduct FROM tokens WHERE token = ?',
          token,
        )
      : null;
  }

  private keep(service: string, brand: Brand, lastDigits: string, conduct: Conduct): TokenAnswer {
    const [token, tokenKey] = [random(), random()];
    this.ledger.run(
      'INSERT INTO tokens (token, token_key, service, brand, last_digits, conduct, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      token,
      tokenKey,
      service,
      brand,
      lastDigits,
      conduct,
      this.now().toISOString(),
    );
    return {
      result: 'OK',
      tokenResponse: {
        token,
        tokenKey,
        maskedCcNumber: `************${lastDigits}`,
        cardBrandCode: BRAND_CODES[brand],
      },
    };
  }
}

function ng(errorCode: string): TokenAnswer {
  return { result: 'NG', errorCode };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function random(): string {
  return randomBytes(32).toString('hex').toUpperCase();
}
