import { Injectable } from '@nestjs/common';
import { tokyoDate, type SandboxOutcome } from '../../../../contract/src';
import { Clock } from '../../../shared/clock';
import { Tenancy } from '../../../shared/tenancy/tenancy';
import type { GatewayState } from '../payment-gateway';

export interface SandboxPayment {
  readonly trackingId: string;
  readonly amount: number;
  readonly outcome: SandboxOutcome;
  readonly status: Exclude<GatewayState['status'], 'none'>;
  readonly processedOn: string | null;
}

const COLUMNS = `tracking_id AS "trackingId", amount, outcome, status, processed_on AS "processedOn"`;

/** The sandbox's rows: like the provider's, they know nothing of orders, and stay over restarts. */
@Injectable()
export class SandboxLedgerService {
  constructor(private readonly tenancy: Tenancy, private readonly clock: Clock) {}

  /** Null if the order id was used before. */
  authorize(orderId: string, amount: number, outcome: SandboxOutcome, status: SandboxPayment['status']): Promise<SandboxPayment | null> {
    const now = this.clock.now();
    return this.tenancy.asSystem(async (tx) => {
      const rows: SandboxPayment[] = await tx.query(
        `INSERT INTO sandbox_payments (tracking_id, order_id, amount, outcome, status, processed_on, authorized_at)
         VALUES (lpad(nextval('sandbox_tracking_ids')::text, 14, '0'), $1, $2, $3, $4, $5, $6) ON CONFLICT (order_id) DO NOTHING RETURNING ${COLUMNS}`,
        [orderId, amount, outcome, status, status === 'captured' ? tokyoDate(now) : null, now]);
      return rows[0] ?? null;
    });
  }

  /** Moves a payment on; null if it is not in that state, so that of two calls at once one finds nothing to do. */
  move(trackingId: string, from: SandboxPayment['status'], to: SandboxPayment['status'], on: string): Promise<SandboxPayment | null> {
    return this.tenancy.asSystem(async (tx) => {
      const [rows] = (await tx.query(
        `UPDATE sandbox_payments SET status = $3, processed_on = $4 WHERE tracking_id = $1 AND status = $2 RETURNING ${COLUMNS}`, [trackingId, from, to, on])) as [SandboxPayment[], number];
      return rows[0] ?? null;
    });
  }

  find(of: { readonly trackingId: string } | { readonly orderId: string }): Promise<SandboxPayment | null> {
    const [column, value] = 'trackingId' in of ? ['tracking_id', of.trackingId] : ['order_id', of.orderId];
    return this.tenancy.asSystem(async (tx) => {
      const rows: SandboxPayment[] = await tx.query(`SELECT ${COLUMNS} FROM sandbox_payments WHERE ${column} = $1`, [value]);
      return rows[0] ?? null;
    });
  }

  /** The payment of an order that was placed with a tracking id from elsewhere: the demo's past, a shop's own checkout. */
  adopt({ trackingId, amount }: { readonly trackingId: string; readonly amount: number }, outcome: SandboxOutcome = 'ok', status: SandboxPayment['status'] = 'authorized'): Promise<void> {
    return this.tenancy.asSystem(async (tx) => {
      await tx.query(
        `INSERT INTO sandbox_payments (tracking_id, order_id, amount, outcome, status, authorized_at) VALUES ($1, 'adopted-' || $1, $2, $3, $4, $5) ON CONFLICT (tracking_id) DO NOTHING`,
        [trackingId, amount, outcome, status, this.clock.now()]);
    });
  }
}
