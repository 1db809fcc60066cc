import { Injectable } from '@nestjs/common';
import { isSupport, type OrderDetail, type OrderEvent, type PurchasedOrder } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import type { HistoryStatements } from '../../audit/history.query';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { prepared, type Statement } from '../../shared/database/statement';
import type { Answers } from '../../shared/tenancy/asked';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { cardPayment } from '../../payments/operations/card-payment.view';
import {
  type PaymentRecords,
  PaymentsService,
  type PaymentStatements,
} from '../../payments/operations/payments.service';
import { OrderContents } from '../order/order-contents';
import { orderDetail, type OrderRecords } from './order-detail.view';
import { foundOf, OrderFinder } from '../order/order-finder';
import { OrderHistory } from './order-history';
import type { Order } from '../order/order.entity';

export type PartiesAndItems = OrderRecords['names'] & Pick<OrderRecords, 'items'>;

export type DetailStatements = {
  readonly partiesAndItems: Statement<PartiesAndItems>;
  readonly payment: PaymentStatements;
  readonly history: HistoryStatements<OrderEvent>;
};

/** The order's page. Every view by support is logged. */
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

  async find(user: CurrentUser, id: string): Promise<OrderDetail> {
    const [{ order }, { page }] = await this.tenancy.readThen(
      readScopeOf(user),
      { order: this.finder.byId(user, id) },
      (found) => {
        const { merchantId, id: orderId } = foundOf(found.order);
        return {
          viewed: isSupport(user.role)
            ? this.audit.entry(actorOf(user), { event: 'order_viewed_by_support', merchantId, orderId })
            : null,
          page: this.statements(foundOf(found.order), user),
        };
      },
    );
    return this.detail(foundOf(order), page, user);
  }

  /**
   * For callers that have found the order in a transaction of their own (the case that knows its order): the
   * statements; `detail` builds the page from their rows.
   */
  statements(order: Order, reader: CurrentUser): DetailStatements {
    return {
      partiesAndItems: partiesAndItems(order),
      payment: this.payments.statements(order),
      history: this.history.ofOrder(order, reader),
    };
  }

  detail(
    order: Order,
    { partiesAndItems: [row], payment, history }: Answers<DetailStatements>,
    reader: CurrentUser,
  ): OrderDetail {
    const { items, ...names } = row!;
    return orderDetail(
      order,
      {
        content: this.contents.read(order),
        names,
        items,
        payment: this.payments.records(order, payment),
        history: this.history.entries(history, reader),
      },
      reader,
      this.clock.today(),
    );
  }
}

/** What the warnings of an answer need to know about the order; nothing about the buyer. */
export function purchaseOf(order: Order, payment: PaymentRecords | null, reader: CurrentUser): PurchasedOrder {
  return {
    card: payment && cardPayment(payment, reader),
    subscription: order.subscription,
    orderedAt: order.orderedAt.toISOString(),
  };
}

/** The order's merchant and service, and its items. */
function partiesAndItems({ merchantId, serviceId, id }: Order): Statement<PartiesAndItems> {
  return prepared(
    `SELECT m.name AS merchant, s.name AS service, ARRAY (
       SELECT json_strip_nulls(json_build_object('name', i.name, 'unitPrice', i.unit_price, 'quantity', i.quantity, 'kind', nullif(i.kind, 'product'))) FROM order_items i WHERE i.merchant_id = $1 AND i.order_id = $3 ORDER BY i.position
     ) AS items FROM merchants m JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $2 WHERE m.merchant_id = $1`,
    [merchantId, serviceId, id],
  );
}
