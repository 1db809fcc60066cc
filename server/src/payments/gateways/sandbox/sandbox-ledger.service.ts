import { Injectable } from '@nestjs/common';
import { tokyoDate } from '../../../../contract/src';
import type { SandboxOutcome } from '../../../../contract/src/demo';
import { Clock } from '../../../shared/time/clock';
import { SYSTEM_SCOPE } from '../../../shared/tenancy/scope';
import { Tenancy } from '../../../shared/tenancy/tenancy';
import { SandboxPayment } from './sandbox-payment.entity';
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

/** The next id, which the database draws. */
const NEXT_TRACKING_ID = () => `lpad(nextval('sandbox_tracking_ids')::text, 14, '0')`;

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
  ): Promise<Pick<SandboxPayment, 'trackingId'> | null> {
    const authorizedAt = this.clock.now();
    const processedOn = status === 'captured' ? tokyoDate(authorizedAt) : null;
    const payment = { merchantId, orderId, amount, outcome, status, processedOn, authorizedAt, brand, lastDigits };
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(SandboxPayment)
        .values({ ...payment, trackingId: NEXT_TRACKING_ID })
        .orUpdate([], ['merchant_id', 'order_id'])
        .returning('tracking_id')
        .updateEntity(false)
        .execute();
      const [row] = inserted.raw as { tracking_id: string }[];
      return row ? { trackingId: row.tracking_id } : null;
    });
  }

  /**
   * Changes a payment's state; false if it is not in the expected state, so that one of two concurrent calls changes
   * nothing.
   */
  move(
    { merchantId, trackingId }: SandboxKey,
    from: SandboxPayment['status'],
    to: SandboxPayment['status'],
    on: string,
  ): Promise<boolean> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const expected = { merchantId, trackingId, status: from };
      const { affected } = await tx.update(SandboxPayment, expected, { status: to, processedOn: on });
      return affected === 1;
    });
  }

  find(of: SandboxKey | Omit<SandboxOrder, 'amount'>): Promise<SandboxPayment | null> {
    const { merchantId } = of;
    const named = 'trackingId' in of ? { trackingId: of.trackingId } : { orderId: of.orderId };
    return this.tenancy.as(SYSTEM_SCOPE, (tx) => tx.findOneBy(SandboxPayment, { merchantId, ...named }));
  }

  /**
   * Adds the payment of an order that was placed with a tracking id from elsewhere: the demo's past, or a shop's own
   * checkout.
   */
  async adopt(
    { merchantId, trackingId, amount, authorizedAt }: Adopted,
    outcome: SandboxOutcome = 'ok',
    status: SandboxPayment['status'] = 'authorized',
  ): Promise<void> {
    const payment = {
      merchantId,
      trackingId,
      amount,
      outcome,
      status,
      orderId: `adopted-${trackingId}`,
      authorizedAt: authorizedAt === undefined ? this.clock.now() : new Date(authorizedAt),
    };
    await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx.createQueryBuilder().insert().into(SandboxPayment).values(payment).orIgnore().updateEntity(false).execute(),
    );
  }
}
