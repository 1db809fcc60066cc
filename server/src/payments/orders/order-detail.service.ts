import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport, type OrderDetail, type OrderItem, type OrderMoney } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser } from '../../shared/actor';
import { Clock } from '../../shared/clock';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { cardPayment } from '../operations/card-payment.view';
import { PaymentsService } from '../operations/payments.service';
import { OrderContents } from './order-contents';
import { orderDetail } from './order-detail.view';
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
    return this.tenancy.asUser(user, async (tx) => {
      const order = await this.finder.find(tx, user, id);
      if (isSupport(user.role)) await this.audit.record(tx, actorOf(user), { event: 'order_viewed_by_support', merchantId: order.merchantId, orderId: order.id });
      return this.detailOf(tx, order, user);
    });
  }

  /** For those who have found the order in a transaction of theirs: the case that knows its order. */
  async detailOf(tx: EntityManager, order: Order, reader: CurrentUser): Promise<OrderDetail> {
    return orderDetail(order, {
      content: this.contents.read(order),
      names: await this.names(tx, order),
      items: await this.items(tx, order),
      payment: await this.payments.records(tx, order),
      history: await this.history.ofOrder(tx, order, reader),
    }, reader, this.clock.today());
  }

  /** What an answer's warnings need to know, and nothing of the buyer. */
  async moneyOf(tx: EntityManager, order: Order, reader: CurrentUser): Promise<OrderMoney> {
    const payment = await this.payments.records(tx, order);
    return { card: payment && cardPayment(payment, reader), subscription: order.subscription };
  }

  private async names(tx: EntityManager, { merchantId, serviceId }: Order): Promise<{ merchant: string; service: string }> {
    const [names] = (await tx.query(
      `SELECT m.name AS merchant, s.name AS service FROM merchants m JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $2 WHERE m.merchant_id = $1`,
      [merchantId, serviceId])) as [{ merchant: string; service: string }];
    return names;
  }

  private items(tx: EntityManager, { merchantId, id }: Order): Promise<OrderItem[]> {
    return tx.query('SELECT name, unit_price AS "unitPrice", quantity FROM order_items WHERE merchant_id = $1 AND order_id = $2 ORDER BY position', [merchantId, id]);
  }
}
