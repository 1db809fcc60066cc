import type { CardBrand, PaymentState, PaymentSummary } from '../../../contract/src';

/** A row as `PaymentSearchQuery` selects it. */
export interface PaymentRow {
  id: string;
  merchant_id: string;
  merchant_name: string;
  service_id: string;
  service_name: string;
  order_number: string;
  customer_id: string | null;
  ordered_at: Date;
  tracking_id: string;
  amount: number;
  state: PaymentState;
  card_brand: CardBrand;
  masked_card_number: string;
  approval_code: string | null;
  authorized_at: Date;
  captured_on: string | null;
  refunded_on: string | null;
  sort_value: string;
}

/** PaymentRow → PaymentSummary. */
export function paymentSummary(row: PaymentRow): PaymentSummary {
  return {
    orderId: row.id,
    orderNumber: row.order_number,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    serviceId: row.service_id,
    serviceName: row.service_name,
    customerId: row.customer_id,
    trackingId: row.tracking_id,
    orderedAt: row.ordered_at.toISOString(),
    amount: row.amount,
    state: row.state,
    cardBrand: row.card_brand,
    maskedCardNumber: row.masked_card_number,
    approvalCode: row.approval_code,
    authorizedAt: row.authorized_at.toISOString(),
    capturedOn: row.captured_on,
    refundedOn: row.refunded_on,
  };
}
