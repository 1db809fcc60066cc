import { randomUUID } from 'node:crypto';
import type { CardOfToken, Ledger } from '../payments/ledger';

/** 3-D Secure: one authentication of a cardholder. */
export interface Authentication extends CardOfToken {
  readonly id: string;
  readonly service: string;
  readonly amount: number;
  readonly okUrl: string;
  readonly ngUrl: string;
  readonly state: 'asked' | 'passed' | 'failed' | 'used';
}

const COLUMNS =
  'id, service, brand, last_digits AS lastDigits, conduct, amount, ok_url AS okUrl, ng_url AS ngUrl, state';
/** Shown on the page, as on every test page of a card company. */
export const TEST_PASSWORD = 'simulator';

export class Authentications {
  constructor(private readonly ledger: Ledger) {}

  ask(
    service: string,
    card: CardOfToken,
    amount: number,
    okUrl: string,
    ngUrl: string,
    state: 'asked' | 'passed' = 'asked',
  ): string {
    const id = randomUUID();
    this.ledger.run(
      `INSERT INTO authentications (id, service, brand, last_digits, conduct, amount, ok_url, ng_url, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      service,
      card.brand,
      card.lastDigits,
      card.conduct,
      amount,
      okUrl,
      ngUrl,
      state,
    );
    return id;
  }

  find(id: string): Authentication | null {
    return this.ledger.one<Authentication>(`SELECT ${COLUMNS} FROM authentications WHERE id = ?`, id);
  }

  /**
   * The URL to which the browser is redirected; null if the authentication was answered before. A wrong password ends
   * it.
   */
  answer(id: string, password: string): string | null {
    const passed = password === TEST_PASSWORD;
    const moved = this.move(id, 'asked', passed ? 'passed' : 'failed');
    const found = moved ? this.find(id) : null;
    return found && (passed ? found.okUrl : found.ngUrl);
  }

  /** Returns the card of a passed authentication of the service and amount, which can be used once. */
  take(service: string, id: string, amount: number): CardOfToken | null {
    const found = this.find(id);
    return found?.service === service && found.amount === amount && this.move(id, 'passed', 'used') ? found : null;
  }

  private move(id: string, from: Authentication['state'], to: Authentication['state']): boolean {
    return this.ledger.run('UPDATE authentications SET state = ? WHERE id = ? AND state = ?', to, id, from) === 1;
  }
}
