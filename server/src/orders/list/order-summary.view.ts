import type { OrderPaymentMethod, OrderStatus, OrderSummary, PaymentState } from '../../../contract/src';
import { attentionTo } from '../order/order-attention';

/** A row of the list as `OrderListQuery` selects it. */
export interface OrderRow {
  id: string;
  merchant_id: string;
  merchant_name: string;
  service_id: string;
  service_name: string;
  order_number: string;
  status: OrderStatus;
  payment_method: OrderPaymentMethod;
  customer_id: string | null;
  ordered_at: Date;
  updated_at: Date;
  total: number;
  repaid: boolean;
  sealed_content: Buffer;
  wrapped_key: Buffer;
  master_key_version: number;
  tracking_id: string | null;
  payment_state: PaymentState | null;
  authorization_ends_on: string | null;
  capture_ends_on: string | null;
  paid_on: string | null;
  inquiring: boolean;
  sort_value: string;
}

/** OrderRow → OrderSummary. */
export function orderSummary(row: OrderRow, buyerName: string | null, today: string): OrderSummary {
  const {
    status,
    repaid,
    payment_state: state,
    authorization_ends_on: authorizationEndsOn,
    capture_ends_on: captureEndsOn,
    paid_on: paidOn,
    tracking_id: trackingId,
  } = row;
  return {
    id: row.id,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    serviceId: row.service_id,
    serviceName: row.service_name,
    orderNumber: row.order_number,
    status,
    buyerName,
    paymentMethod: row.payment_method,
    customerId: row.customer_id,
    orderedAt: row.ordered_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    total: row.total,
    payment: state && {
      trackingId: trackingId!,
      state,
      authorizationEndsOn: captureEndsOn!,
      expired: state === 'authorized' && today > captureEndsOn!,
      inquiring: row.inquiring,
    },
    attention: attentionTo({ status, paymentState: state, captureEndsOn, authorizationEndsOn, paidOn, repaid }, today),
  };
}
