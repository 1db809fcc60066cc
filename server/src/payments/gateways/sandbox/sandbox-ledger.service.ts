import { Injectable } from '@nestjs/common';
import { type CardBrand, tokyoDate } from '../../../../contract/src';
import type { SandboxOutcome } from '../../../../contract/src/demo';
import { Clock } from '../../../shared/time/clock';
import { SYSTEM_SCOPE } from '../../../shared/tenancy/scope';
import { Tenancy } from '../../../shared/tenancy/tenancy';
import type { GatewayState } from '../payment-gateway';
import type { SandboxToken } from './sandbox-token';

/** Includes the merchant: shops choose their order ids and トラッキングID, so those of two merchants may be equal. */
interface SandboxOrder {
  readonly merchantId: string;
  readonly orderId: string;
  readonly amount: number;
}

export interface SandboxKey {
  readonly merchantId: string;
  readonly trackingId: string;
}

interface Adopted extends SandboxKey {
  readonly amount: number;
  /** ISO 8601; left out: now. */
  readonly authorizedAt?: string;
}

export interface SandboxPayment {
  readonly trackingId: string;
  readonly amount: number;
  readonly outcome: SandboxOutcome;
  readonly status: Exclude<GatewayState['status'], 'none'>;
  readonly processedOn: string | null;
  readonly authorizedAt: Date;
  /** The card's brand; null if the payment was authorised elsewhere. */
  readonly brand: CardBrand | null;
  readonly lastDigits: string | null;
}

const COLUMNS = `tracking_id AS "trackingId", amount, outcome, status, processed_on AS "processedOn", authorized_at AS "authorizedAt", brand, last_digits AS "lastDigits"`;

/** The sandbox's rows: like the provider's, they are independent of orders, and survive restarts. */
@Injectable()
export class SandboxLedgerService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /** Null if the order id was used before. */
  authorize(
    { merchantId, orderId, amount }: SandboxOrder,
    { outcome, brand, lastDigits }: SandboxToken,
    status: SandboxPayment['status'],
  ): Promise<SandboxPayment | null> {
    const now = this.clock.now();
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const rows: SandboxPayment[] = await tx.query(
        `INSERT INTO sandbox_payments (merchant_id, tracking_id, order_id, amount, outcome, status, processed_on, authorized_at, brand, last_digits)
         VALUES ($1, lpad(nextval('sandbox_tracking_ids')::text, 14, '0'), $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (merchant_id, order_id) DO NOTHING RETURNING ${COLUMNS}`,
        [
          merchantId,
          orderId,
          amount,
          outcome,
          status,
          status === 'captured' ? tokyoDate(now) : null,
          now,
          brand,
          lastDigits,
        ],
      );
      return rows[0] ?? null;
    });
  }

  /**
   * Changes a payment's state; null if it is not in the expected state, so that one of two concurrent calls changes
   * nothing.
   */
  move(
    { merchantId, trackingId }: SandboxKey,
    from: SandboxPayment['status'],
    to: SandboxPayment['status'],
    on: string,
  ): Promise<SandboxPayment | null> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const [rows] = (await tx.query(
        `UPDATE sandbox_payments SET status = $4, processed_on = $5 WHERE merchant_id = $1 AND tracking_id = $2 AND status = $3 RETURNING ${COLUMNS}`,
        [merchantId, trackingId, from, to, on],
      )) as [SandboxPayment[], number];
      return rows[0] ?? null;
    });
  }

  find(of: SandboxKey | Omit<SandboxOrder, 'amount'>): Promise<SandboxPayment | null> {
    const [column, value] = 'trackingId' in of ? ['tracking_id', of.trackingId] : ['order_id', of.orderId];
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const rows: SandboxPayment[] = await tx.query(
        `SELECT ${COLUMNS} FROM sandbox_payments WHERE merchant_id = $1 AND ${column} = $2`,
        [of.merchantId, value],
      );
      return rows[0] ?? null;
    });
  }

  /**
   * Adds the payment of an order that was placed with a tracking id from elsewhere: the demo's past, or a shop's own
   * checkout.
   */
  adopt(
    { merchantId, trackingId, amount, authorizedAt }: Adopted,
    outcome: SandboxOutcome = 'ok',
    status: SandboxPayment['status'] = 'authorized',
  ): Promise<void> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      await tx.query(
        `INSERT INTO sandbox_payments (merchant_id, tracking_id, order_id, amount, outcome, status, authorized_at) VALUES ($1, $2, 'adopted-' || $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
        [merchantId, trackingId, amount, outcome, status, authorizedAt ?? this.clock.now()],
      );
    });
  }
}
