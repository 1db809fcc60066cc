import { type Block, type CardPayment, may, type OperationView, type TheirPayment } from '../../../contract/src';
import type { CurrentUser } from '../../identity/current-user';
import { agree } from './agreement';
import type { PaymentOperation } from './payment-operation.entity';
import type { PaymentRecords } from './payments.service';
import { captureBlock, captureDates, refundBlock } from './possibilities';

/** PaymentRecords → CardPayment, for one reader. */
export function cardPayment(records: PaymentRecords, reader: CurrentUser): CardPayment {
  const { payment, operations, open, repayment, today } = records;
  const {
    trackingId,
    amount,
    state,
    cardBrand,
    maskedCardNumber,
    approvalCode,
    authorizedAt,
    captureEndsOn,
    autoCaptured,
    capturedOn,
    refundedOn,
  } = payment;
  const capture = possibility(captureBlock(records), reader);
  const refund = possibility(refundBlock(records), reader);
  return {
    trackingId,
    amount,
    state,
    cardBrand,
    maskedCardNumber,
    approvalCode,
    authorizationEndsOn: captureEndsOn,
    autoCaptured,
    capturedOn,
    refundedOn,
    authorizedAt: authorizedAt.toISOString(),
    operations: operations.map(operationView),
    inquiring: open,
    capture: { ...capture, dates: capture.allowed ? captureDates(records) : null },
    refund: { ...refund, on: refund.allowed ? today : null, voids: state === 'authorized' },
    difference: openDifference(records),
    repayment: repayment && {
      on: repayment.repaidOn,
      amount: repayment.amount,
      note: repayment.note,
      recordedAt: repayment.recordedAt.toISOString(),
      recordedBy: repayment.recordedByName,
    },
    repaymentAllowed: refundBlock(records) === 'window_over' && may(reader.role, 'operateOrders'),
  };
}

/** A reason in the payment itself is more useful to the reader than one in their role. */
function possibility(block: Block | null, { role }: CurrentUser): { allowed: boolean; block: Block | null } {
  const all = block ?? (may(role, 'operateOrders') ? null : 'role');
  return { allowed: all === null, block: all };
}

function operationView({
  id,
  kind,
  state,
  operateOn,
  amount,
  requestedAt,
  requestedByName,
  concludedAt,
  code,
}: PaymentOperation): OperationView {
  return {
    id,
    kind,
    state,
    amount,
    code,
    on: operateOn,
    requestedAt: requestedAt.toISOString(),
    requestedBy: requestedByName,
    concludedAt: concludedAt?.toISOString() ?? null,
  };
}

/**
 * The open difference of a payment for its panel; null once an operation has brought both sides into agreement again.
 */
function openDifference({ payment, difference, today }: PaymentRecords): TheirPayment | null {
  if (!difference) return null;
  const { theirs, theirAmount, foundAt } = difference;
  return agree(payment, { state: theirs, amount: theirAmount }, today)
    ? null
    : { theirs, theirAmount, foundAt: foundAt.toISOString() };
}
