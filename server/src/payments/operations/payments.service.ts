import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../../shared/clock';
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

/** Reads the card payment behind an order that was found before; null for orders without one. */
@Injectable()
export class PaymentsService {
  constructor(private readonly settings: PaymentSettingsService, private readonly clock: Clock) {}

  async situation(tx: EntityManager, order: Order): Promise<(PaymentSituation & Pick<PaymentRecords, 'operations'>) | null> {
    const { merchantId, id: orderId, serviceId, repaid } = order;
    const payment = await tx.findOneBy(Payment, { merchantId, orderId });
    if (!payment) return null;
    const operations = await tx.find(PaymentOperation, { where: { merchantId, orderId }, order: { id: 'DESC' } });
    const open = operations.find(({ state }) => state === 'requested' || state === 'unknown')?.kind ?? null;
    return { payment, repaid, open, operations, settings: await this.settings.find(tx, merchantId, serviceId), today: this.clock.today() };
  }

  async records(tx: EntityManager, order: Order): Promise<PaymentRecords | null> {
    const situation = await this.situation(tx, order);
    if (!situation) return null;
    const ofOrder = { merchantId: order.merchantId, orderId: order.id };
    return {
      ...situation,
      repayment: order.repaid ? await tx.findOneBy(ManualRepayment, ofOrder) : null,
      difference: await tx.findOneBy(PaymentDifference, { ...ofOrder, resolvedAt: IsNull() }),
    };
  }
}
