import type {
  GatewayPaymentState,
  PaymentDifference as DifferenceView,
  PaymentState,
  TheirPayment,
} from '../../../contract/src';
import type { Payment } from '../operations/payment.entity';
import { agree } from './agreement';
import type { PaymentDifference } from './payment-difference.entity';

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

/** What the panel of a payment tells of its open difference; nothing once an operation has brought both together again. */
export function openDifference({
  payment,
  difference,
  today,
}: {
  readonly payment: Payment;
  readonly difference: PaymentDifference | null;
  readonly today: string;
}): TheirPayment | null {
  if (!difference) return null;
  const { theirs, theirAmount, foundAt } = difference;
  return agree(payment, { state: theirs, amount: theirAmount }, today)
    ? null
    : { theirs, theirAmount, foundAt: foundAt.toISOString() };
}
