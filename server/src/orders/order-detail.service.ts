import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport, type OrderDetail, type PurchasedOrder } from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import { actorOf, type CurrentUser, scopeOf } from '../identity/current-user';
import { Clock } from '../shared/clock';
import { Tenancy } from '../shared/tenancy/tenancy';
import { cardPayment } from '../payments/operations/card-payment.view';
import { PaymentsService } from '../payments/operations/payments.service';
import { OrderContents } from './order-contents';
import { orderDetail, type OrderRecords } from './order-detail.view';
import { OrderFinder } from './order-finder';
import { OrderHistory } from './order-history';
import type { Order } from './order.entity';

/** The order's page. Any reading by support is logged. */
@Injectable()
export class OrderDetailService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: OrderFinder,
    private readonly contents: OrderContents,
    private readonly payments: PaymentsService,
    private readonly history: OrderHistory,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  find(user: CurrentUser, id: string): Promise<OrderDetail> {
    return this.tenancy.startingWith(
      scopeOf(user),
      (tx) => this.finder.find(tx, user, id),
      async (tx, order) => {
        const [, detail] = await Promise.all([
          isSupport(user.role) &&
            this.audit.record(tx, actorOf(user), {
              event: 'order_viewed_by_support',
              merchantId: order.merchantId,
              orderId: order.id,
            }),
          this.detailOf(tx, order, user),
        ]);
        return detail;
      },
    );
  }

  /** For those who have found the order in a transaction of theirs: the case that knows its order. */
  async detailOf(tx: EntityManager, order: Order, reader: CurrentUser): Promise<OrderDetail> {
    const [surroundings, payment, history] = await Promise.all([
      this.surroundings(tx, order),
      this.payments.records(tx, order),
      this.history.ofOrder(tx, order, reader),
    ]);
    return orderDetail(
      order,
      { content: this.contents.read(order), ...surroundings, payment, history },
      reader,
      this.clock.today(),
    );
  }

  /** What an answer's warnings need to know, and nothing of the buyer. */
  async purchaseOf(tx: EntityManager, order: Order, reader: CurrentUser): Promise<PurchasedOrder> {
    const payment = await this.payments.records(tx, order);
    return {
      card: payment && cardPayment(payment, reader),
      subscription: order.subscription,
      orderedAt: order.orderedAt.toISOString(),
    };
  }

  /** Whose order it is, and what was ordered. */
  private async surroundings(
    tx: EntityManager,
    { merchantId, serviceId, id }: Order,
  ): Promise<Pick<OrderRecords, 'names' | 'items'>> {
    const [{ items, ...names }] = (await tx.query(
      `SELECT m.name AS merchant, s.name AS service, ARRAY (
         SELECT json_strip_nulls(json_build_object('name', i.name, 'unitPrice', i.unit_price, 'quantity', i.quantity, 'kind', nullif(i.kind, 'product'))) FROM order_items i WHERE i.merchant_id = $1 AND i.order_id = $3 ORDER BY i.position
       ) AS items FROM merchants m JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $2 WHERE m.merchant_id = $1`,
      [merchantId, serviceId, id],
    )) as [OrderRecords['names'] & Pick<OrderRecords, 'items'>];
    return { names, items };
  }
}
