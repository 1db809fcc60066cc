import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Brand, Conduct } from '../cards/test-cards';
import { SCHEMA } from './schema';

export const AUTHORIZED = 1;
export const CAPTURED = 2;
export const CANCELLED = 3;
export const REFUNDED = 4;

export interface CardOfToken {
  readonly brand: Brand;
  readonly lastDigits: string;
  readonly conduct: Conduct;
}

export interface LedgerPayment extends CardOfToken {
  /** 14 digits. */
  readonly trackingId: string;
  /** Merchant id and service id, concatenated. */
  readonly service: string;
  readonly orderId: string;
  readonly amount: number;
  /** 確定: 1 once the authorisation is confirmed. */
  readonly confirmed: 0 | 1;
  readonly status: typeof AUTHORIZED | typeof CAPTURED | typeof CANCELLED | typeof REFUNDED;
  readonly approvalCode: string;
  readonly authorizedAt: string;
  /** YYYYMMDD. */
  readonly capturedOn: string | null;
  /** The time of the last operation; for a capture its date and `000000`. */
  readonly processStamp: string;
}

/** The operations that took effect, in order. */
export interface LedgerOperation {
  readonly trackingId: string;
  readonly kind: 'authorization' | 'confirmation' | 'capture' | 'cancellation' | 'refund';
  readonly amount: number;
  readonly appliedAt: string;
}

const PAYMENT = `tracking_id AS trackingId, service, order_id AS orderId, amount, brand, last_digits AS lastDigits, conduct, confirmed, status,
  approval_code AS approvalCode, authorized_at AS authorizedAt, captured_on AS capturedOn, process_stamp AS processStamp`;

/** The provider's books, in SQLite: they outlive the simulator. Every request is one transaction. */
export class Ledger {
  private readonly database: DatabaseSync;

  /** @param file A path, or `:memory:`. */
  constructor(file: string) {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    this.database = new DatabaseSync(file);
    this.database.exec(`PRAGMA journal_mode = WAL; ${SCHEMA}`);
  }

  close(): void {
    this.database.close();
  }

  /** Runs `work` in a transaction, which is rolled back when it throws. */
  transaction<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  payments(): LedgerPayment[] {
    return this.all<LedgerPayment>(`SELECT ${PAYMENT} FROM payments ORDER BY tracking_id`);
  }

  operations(): LedgerOperation[] {
    return this.all<LedgerOperation>(
      'SELECT tracking_id AS trackingId, kind, amount, applied_at AS appliedAt FROM operations ORDER BY id',
    );
  }

  payment(service: string, trackingId: string): LedgerPayment | null {
    return this.one<LedgerPayment>(
      `SELECT ${PAYMENT} FROM payments WHERE service = ? AND tracking_id = ?`,
      service,
      trackingId,
    );
  }

  hasOrder(service: string, orderId: string): boolean {
    return this.one('SELECT 1 AS found FROM payments WHERE service = ? AND order_id = ?', service, orderId) !== null;
  }

  /** Records a new payment under the next tracking id. */
  create(
    card: CardOfToken,
    { service, orderId, amount }: Pick<LedgerPayment, 'service' | 'orderId' | 'amount'>,
    at: Date,
    processStamp: string,
  ): LedgerPayment {
    const trackingId = this.nextTrackingId();
    this.run(
      `INSERT INTO payments (tracking_id, service, order_id, amount, brand, last_digits, conduct, confirmed, status, approval_code, authorized_at, process_stamp)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, ${AUTHORIZED}, ?, ?, ?)`,
      trackingId,
      service,
      orderId,
      amount,
      card.brand,
      card.lastDigits,
      card.conduct,
      trackingId.slice(-6),
      at.toISOString(),
      processStamp,
    );
    const payment = this.payment(service, trackingId)!;
    this.record(payment, 'authorization', at);
    return payment;
  }

  change(
    { trackingId }: LedgerPayment,
    {
      confirmed,
      status,
      capturedOn,
      processStamp,
    }: Pick<LedgerPayment, 'confirmed' | 'status' | 'capturedOn' | 'processStamp'>,
  ): void {
    this.run(
      'UPDATE payments SET confirmed = ?, status = ?, captured_on = ?, process_stamp = ? WHERE tracking_id = ?',
      confirmed,
      status,
      capturedOn,
      processStamp,
      trackingId,
    );
  }

  record({ trackingId, amount }: LedgerPayment, kind: LedgerOperation['kind'], at: Date): void {
    this.run(
      'INSERT INTO operations (tracking_id, kind, amount, applied_at) VALUES (?, ?, ?, ?)',
      trackingId,
      kind,
      amount,
      at.toISOString(),
    );
  }

  /** False for a request that was received before. */
  isNewRequest(service: string, id: string, hash: string): boolean {
    return (
      this.run(
        'INSERT INTO requests (service, id, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        service,
        id,
        hash,
      ) === 1
    );
  }

  /** The only row, or null. Other parts of the simulator keep tables of their own in the same file. */
  one<T>(sql: string, ...values: SQLInputValue[]): T | null {
    return this.all<T>(sql, ...values)[0] ?? null;
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.database.prepare(sql).run(...values).changes);
  }

  private all<T>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row })) as T[];
  }

  private nextTrackingId(): string {
    const { last } = this.one<{ last: string | null }>('SELECT max(tracking_id) AS last FROM payments')!;
    return String(Number(last ?? '00000700000000') + 1).padStart(14, '0');
  }
}
