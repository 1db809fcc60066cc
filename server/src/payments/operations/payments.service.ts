import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/time/clock';
import { columnsOf, entityOf, joinedOf, selectOf } from '../../shared/database/entity-rows';
import { prepared, type Raw, type Statement } from '../../shared/database/statement';
import { type Answers, runIn } from '../../shared/tenancy/asked';
import type { PaidOrder } from './paid-order';
import { PaymentDifference } from './payment-difference.entity';
import { PaymentSettings } from '../settings/payment-settings.entity';
import { ManualRepayment } from './manual-repayment.entity';
import { PaymentOperation } from './payment-operation.entity';
import { Payment } from './payment.entity';
import type { PaymentSituation } from './possibilities';

/** Everything that the panel 「クレジットカード支払」 shows about an order. */
export interface PaymentRecords extends PaymentSituation {
  /** The latest first. */
  readonly operations: readonly PaymentOperation[];
  readonly repayment: ManualRepayment | null;
  /** Not resolved yet. */
  readonly difference: PaymentDifference | null;
}

export type PaymentStatements = {
  readonly payment: Statement<Raw>;
  readonly operations: Statement<PaymentOperation>;
};

/** Reads the card payment of an order that was found before; null for orders without one. */
@Injectable()
export class PaymentsService {
  constructor(private readonly clock: Clock) {}

  /** The statements; `records` builds the result from their rows. */
  statements({ merchantId, id, serviceId }: PaidOrder): PaymentStatements {
    return {
      // The payment, and the rows beside it of which there is at most one.
      payment: prepared(
        `SELECT ${columnsOf(Payment, 'p')}, ${columnsOf(ManualRepayment, 'r')}, ${columnsOf(PaymentDifference, 'd')}, ${columnsOf(PaymentSettings, 'agreed')} FROM payments p
         LEFT JOIN manual_repayments r ON r.merchant_id = p.merchant_id AND r.order_id = p.order_id
         LEFT JOIN payment_differences d ON d.merchant_id = p.merchant_id AND d.order_id = p.order_id AND d.resolved_at IS NULL
         LEFT JOIN payment_settings agreed ON agreed.merchant_id = p.merchant_id AND agreed.service_id = $3
         WHERE p.merchant_id = $1 AND p.order_id = $2`,
        [merchantId, id, serviceId],
      ),
      operations: selectOf(PaymentOperation, 'WHERE t.merchant_id = $1 AND t.order_id = $2 ORDER BY t.id DESC', [
        merchantId,
        id,
      ]),
    };
  }

  records(order: PaidOrder, { payment: [row], operations }: Answers<PaymentStatements>): PaymentRecords | null {
    if (!row) return null;
    return {
      payment: entityOf(Payment, 'p', row),
      repaid: order.repaid,
      repayment: joinedOf(ManualRepayment, 'r', row),
      difference: joinedOf(PaymentDifference, 'd', row),
      settings: joinedOf(PaymentSettings, 'agreed', row),
      operations,
      open: operations.find(({ state }) => state === 'requested' || state === 'unknown')?.kind ?? null,
      today: this.clock.today(),
    };
  }

  /** The same in the caller's transaction. */
  async find(tx: EntityManager, order: PaidOrder): Promise<PaymentRecords | null> {
    return this.records(order, await runIn(tx, this.statements(order)));
  }
}
