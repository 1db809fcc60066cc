import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { DueRows } from '../../outbox/due-rows';
import { Clock } from '../../shared/time/clock';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { agree, type GatewayWord, nextComparisonOn, type OurCapture, type OurPayment } from '../operations/agreement';
import { PaymentDifference } from '../operations/payment-difference.entity';
import { PaymentOperation } from '../operations/payment-operation.entity';
import { Payment } from '../operations/payment.entity';

/** A payment that this process compares until `until`, or until the payment changes. */
export interface Comparison {
  readonly merchantId: string;
  readonly orderId: string;
  readonly until: Date;
}

/** A payment with an unknown outcome cannot be compared. */
const SETTLED = `NOT EXISTS (SELECT 1 FROM payment_operations o WHERE o.merchant_id = w.merchant_id AND o.order_id = w.order_id AND o.state IN ('requested', 'unknown'))`;

/**
 * The payments to compare with the gateway. The claim lasts far longer than a look-up takes: the payment of a process
 * that dies or gets no response is left to a later run.
 */
export const TO_COMPARE: DueRows = {
  table: 'payments',
  key: ['merchant_id', 'order_id'],
  dueAt: 'compare_at',
  waiting: SETTLED,
  batch: 20,
  lease: `interval '30 minutes'`,
  claimed: 't.merchant_id AS "merchantId", t.order_id AS "orderId", t.compare_at AS until',
};

/**
 * Records the results of comparisons with the gateway. Never changes a payment, but for the time of its next
 * comparison.
 */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /**
   * Records nothing if the payment or an operation on it has changed in the meantime: then the gateway was asked too
   * early.
   */
  async record(comparison: Comparison, theirs: GatewayWord): Promise<void> {
    await this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const ours = await this.unchanged(tx, comparison);
      if (!ours) return;
      const today = this.clock.today();
      const agreed = agree(ours, theirs, today);
      if (agreed) await this.resolve(tx, comparison);
      else await this.note(tx, comparison, ours, theirs);
      const next = nextComparisonOn(ours, agreed, today);
      const { merchantId, orderId } = comparison;
      await tx.update(Payment, { merchantId, orderId }, { compareAt: next && new Date(`${next}T00:00:00+09:00`) });
    });
  }

  private async unchanged(tx: EntityManager, { merchantId, orderId, until }: Comparison): Promise<OurCapture | null> {
    const payment = await tx.findOne(Payment, {
      where: { merchantId, orderId, compareAt: until },
      lock: { mode: 'pessimistic_write' },
    });
    if (!payment) return null;
    const operations = await tx.find(PaymentOperation, {
      where: { merchantId, orderId },
      order: { operateOn: 'DESC' },
    });
    if (operations.some(({ state }) => state === 'requested' || state === 'unknown')) return null;
    const declined = operations.find(({ kind, state }) => kind === 'capture' && state === 'declined');
    return { ...payment, declinedFor: declined?.operateOn ?? null };
  }

  /** An open difference is updated with what both sides state now, and keeps the time since when they disagree. */
  private async note(
    tx: EntityManager,
    { merchantId, orderId }: Comparison,
    ours: OurPayment,
    theirs: GatewayWord,
  ): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(PaymentDifference)
      .values({
        merchantId,
        orderId,
        ours: ours.state,
        theirs: theirs.state,
        theirAmount: theirs.amount,
        foundAt: this.clock.now(),
      })
      .orUpdate(['ours', 'theirs', 'their_amount'], ['merchant_id', 'order_id'], {
        indexPredicate: 'resolved_at IS NULL',
      })
      .updateEntity(false)
      .execute();
  }

  private async resolve(tx: EntityManager, { merchantId, orderId }: Comparison): Promise<void> {
    const resolvedAt = this.clock.now();
    await tx.update(PaymentDifference, { merchantId, orderId, resolvedAt: IsNull() }, { resolvedAt });
  }
}
