import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
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

/** Far longer than a look-up takes: the payment of a process that dies or gets no response is left to a later run. */
const CLAIM_MS = 30 * 60_000;
/** A payment with an unknown outcome cannot be compared. */
const SETTLED = `NOT EXISTS (SELECT 1 FROM payment_operations o WHERE o.merchant_id = p.merchant_id AND o.order_id = p.order_id AND o.state IN ('requested', 'unknown'))`;

/**
 * Finds the payments to compare with the gateway, and records the results. Only reads payments, and never changes one.
 */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /** Claims payments that were due at `since`; two concurrent processes get different ones. */
  claim(since: Date, atMost: number): Promise<Comparison[]> {
    const until = new Date(this.clock.now().getTime() + CLAIM_MS);
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const [rows] = (await tx.query(
        `WITH due AS MATERIALIZED (SELECT p.merchant_id, p.order_id FROM payments p WHERE p.compare_at <= $1 AND ${SETTLED} ORDER BY p.compare_at LIMIT $2 FOR UPDATE OF p SKIP LOCKED)
         UPDATE payments SET compare_at = $3 FROM due WHERE payments.merchant_id = due.merchant_id AND payments.order_id = due.order_id
         RETURNING payments.merchant_id AS "merchantId", payments.order_id AS "orderId"`,
        [since, atMost, until],
      )) as [Omit<Comparison, 'until'>[], number];
      return rows.map((row) => ({ ...row, until }));
    });
  }

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
