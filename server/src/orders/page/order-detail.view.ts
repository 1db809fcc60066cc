import {
  may,
  type OrderDetail,
  type OrderHistoryEntry,
  type OrderItem,
  type OrderSummary,
} from '../../../contract/src';
import type { CurrentUser } from '../../identity/current-user';
import { cardPayment } from '../../payments/operations/card-payment.view';
import type { PaymentRecords } from '../../payments/operations/payments.service';
import { isExpired } from '../../payments/operations/possibilities';
import { attentionTo } from '../order/order-attention';
import type { OrderContent } from '../order/order-contents';
import type { Order } from '../order/order.entity';

/** The rows of other tables that belong to an order. */
export interface OrderRecords {
  /** Null if it cannot be decrypted. */
  readonly content: OrderContent | null;
  readonly names: { readonly merchant: string; readonly service: string };
  readonly items: readonly OrderItem[];
  readonly payment: PaymentRecords | null;
  readonly history: readonly OrderHistoryEntry[];
}

/** Order → OrderDetail, for one reader. */
export function orderDetail(order: Order, records: OrderRecords, reader: CurrentUser, today: string): OrderDetail {
  const { content, items, payment, history } = records;
  const { shippingFee, total, salesForm, subscription, carrier, slipNumber, paidOn, shippedOn } = order;
  return {
    ...summary(order, records, today),
    version: order.version,
    buyer: content?.buyer ?? null,
    delivery: content?.delivery ?? null,
    items,
    shippingFee,
    salesForm,
    subscription,
    carrier,
    slipNumber,
    paidOn,
    shippedOn,
    history,
    subtotal: total - shippingFee,
    card: payment && cardPayment(payment, reader),
    allowed: { changeStatus: may(reader.role, 'operateOrders') },
  };
}

function summary(order: Order, { content, names, payment }: OrderRecords, today: string): OrderSummary {
  const { id, merchantId, serviceId, orderNumber, status, paymentMethod, customerId, total } = order;
  return {
    id,
    merchantId,
    serviceId,
    orderNumber,
    status,
    paymentMethod,
    customerId,
    total,
    merchantName: names.merchant,
    serviceName: names.service,
    buyerName: content?.buyer.name ?? null,
    orderedAt: order.orderedAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
    payment: payment && {
      trackingId: payment.payment.trackingId,
      state: payment.payment.state,
      authorizationEndsOn: payment.payment.captureEndsOn,
      expired: isExpired(payment),
      inquiring: payment.open !== null,
    },
    attention: attentionTo(order, today),
  };
}
