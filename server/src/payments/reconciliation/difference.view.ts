import type { GatewayPaymentState, PaymentDifference as DifferenceView, PaymentState } from '../../../contract/src';

/** A row of the list as `DifferenceListQuery` selects it. */
export interface DifferenceRow {
  id: string;
  order_id: string;
  merchant_id: string;
  merchant_name: string;
  service_id: string;
  service_name: string;
  order_number: string;
  tracking_id: string;
  amount: number;
  ours: PaymentState;
  theirs: GatewayPaymentState;
  their_amount: number | null;
  found_at: Date;
  resolved_at: Date | null;
  sort_value: string;
}

/** DifferenceRow → PaymentDifference of the contract. */
export function paymentDifference(row: DifferenceRow): DifferenceView {
  return {
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    serviceId: row.service_id,
    serviceName: row.service_name,
    orderId: row.order_id,
    orderNumber: row.order_number,
    trackingId: row.tracking_id,
    amount: row.amount,
    ours: row.ours,
    theirs: row.theirs,
    theirAmount: row.their_amount,
    foundAt: row.found_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}
