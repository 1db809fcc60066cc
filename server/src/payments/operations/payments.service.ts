import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/clock';
import { selectRows } from '../../shared/entity-rows';
import type { Order } from '../orders/order.entity';
import { PaymentDifference } from '../reconciliation/payment-difference.entity';
import { PaymentSettingsService } from '../settings/payment-settings.service';
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
  constructor(private readonly settings: PaymentSettingsService, private readonly clock: Clock) {}

  async situation(tx: EntityManager, order: Order): Promise<(PaymentSituation & Pick<PaymentRecords, 'operations'>) | null> {
    const { merchantId, id: orderId, serviceId, repaid } = order;
    const [payment] = await selectRows(tx, Payment, OF_ORDER, [merchantId, orderId]);
    if (!payment) return null;
    const operations = await selectRows(tx, PaymentOperation, `${OF_ORDER} ORDER BY t.id DESC`, [merchantId, orderId]);
    const open = operations.find(({ state }) => state === 'requested' || state === 'unknown')?.kind ?? null;
    return { payment, repaid, open, operations, settings: await this.settings.find(tx, merchantId, serviceId), today: this.clock.today() };
  }

  async records(tx: EntityManager, order: Order): Promise<PaymentRecords | null> {
    const situation = await this.situation(tx, order);
    if (!situation) return null;
    const { merchantId, id: orderId, repaid } = order;
    const [difference = null] = await selectRows(tx, PaymentDifference, `${OF_ORDER} AND t.resolved_at IS NULL`, [merchantId, orderId]);
    return { ...situation, repayment: repaid ? await tx.findOneBy(ManualRepayment, { merchantId, orderId }) : null, difference };
  }
}
