import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/clock';
import { columnsOf, entityOf, joinedOf, type Row, selectRows } from '../../shared/entity-rows';
import type { PaidOrder } from './paid-order';
import { PaymentDifference } from './payment-difference.entity';
import { SETTINGS_COLUMNS, settingsOf } from '../settings/payment-settings.service';
import { ManualRepayment } from './manual-repayment.entity';
import { PaymentOperation } from './payment-operation.entity';
import { Payment } from './payment.entity';
import type { PaymentSituation } from './possibilities';

/** Everything that the panel 「クレジットカード支払」 shows of an order. */
export interface PaymentRecords extends PaymentSituation {
  /** The latest first. */
  readonly operations: readonly PaymentOperation[];
  readonly repayment: ManualRepayment | null;
  /** Not resolved yet. */
  readonly difference: PaymentDifference | null;
}

const OF_ORDER = 'WHERE t.merchant_id = $1 AND t.order_id = $2';

/** Reads the card payment behind an order that was found before; null for orders without one. */
@Injectable()
export class PaymentsService {
  constructor(private readonly clock: Clock) {}

  async records(tx: EntityManager, order: PaidOrder): Promise<PaymentRecords | null> {
    const [row, operations] = await Promise.all([
      this.look(tx, order),
      selectRows(tx, PaymentOperation, `${OF_ORDER} ORDER BY t.id DESC`, [order.merchantId, order.id]),
    ]);
    if (!row) return null;
    return {
      payment: entityOf(tx, Payment, 'p', row),
      repaid: order.repaid,
      repayment: joinedOf(tx, ManualRepayment, 'r', row),
      difference: joinedOf(tx, PaymentDifference, 'd', row),
      settings: settingsOf(row),
      operations,
      open: operations.find(({ state }) => state === 'requested' || state === 'unknown')?.kind ?? null,
      today: this.clock.today(),
    };
  }

  /** The payment and what has one row at most beside it. */
  private async look(tx: EntityManager, { merchantId, id, serviceId }: PaidOrder): Promise<Row | undefined> {
    const [row] = (await tx.query(
      `SELECT ${columnsOf(tx, Payment, 'p')}, ${columnsOf(tx, ManualRepayment, 'r')}, ${columnsOf(tx, PaymentDifference, 'd')}, ${SETTINGS_COLUMNS} FROM payments p
       LEFT JOIN manual_repayments r ON r.merchant_id = p.merchant_id AND r.order_id = p.order_id
       LEFT JOIN payment_differences d ON d.merchant_id = p.merchant_id AND d.order_id = p.order_id AND d.resolved_at IS NULL
       LEFT JOIN payment_settings agreed ON agreed.merchant_id = p.merchant_id AND agreed.service_id = $3
       WHERE p.merchant_id = $1 AND p.order_id = $2`,
      [merchantId, id, serviceId],
    )) as Row[];
    return row;
  }
}
