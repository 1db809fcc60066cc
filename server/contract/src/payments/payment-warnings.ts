import type { AnswerInput } from '../answer/answer';
import { tokyoDate } from '../values/calendar';
import { type Fields, isFields, ownValue } from '../values/fields';
import type { PaymentInformation } from '../cases/payment-information';
import { type Warning, warning } from '../values/warning';

type Payment = Pick<PaymentInformation, 'amount' | 'authorizedAt' | 'capturedOn'>;

/**
 * Without a matching order a validated answer is compared with the request's own payment (spec 9.4): warnings where its
 * statements about money differ from what the acquirer sent.
 * @param today In Asia/Tokyo, `YYYY-MM-DD`.
 */
export function paymentWarnings(
  { sections: { resolution, cancellation } }: Pick<AnswerInput, 'sections'>,
  payment: Payment,
  today: string,
): Warning[] {
  return [
    ...(isFields(resolution) ? ofRefund(resolution, payment) : []),
    ...(isFields(cancellation) ? ofLastCharge(cancellation, payment, today) : []),
  ];
}

function ofRefund(stated: Fields, { amount }: Payment): Warning[] {
  return over(ownValue(stated, 'amount'), amount)
    ? [warning('/sections/resolution/amount', 'refund_over_payment', { amount })]
    : [];
}

function ofLastCharge(stated: Fields, payment: Payment, today: string): Warning[] {
  const { amount, authorizedAt, capturedOn } = payment;
  const charged = capturedOn !== null && capturedOn <= today ? capturedOn : null;
  if (stated['neverBilled'] === true)
    return charged ? [warning('/sections/cancellation/neverBilled', 'was_billed', { on: charged })] : [];
  const on = charged ?? (authorizedAt && tokyoDate(new Date(authorizedAt)));
  const billedOn = stated['lastBilledOn'];
  return [
    ...(on && typeof billedOn === 'string' && billedOn < on
      ? [warning('/sections/cancellation/lastBilledOn', 'last_billed_before_payment', { on })]
      : []),
    ...(over(stated['lastBilledAmount'], amount)
      ? [warning('/sections/cancellation/lastBilledAmount', 'last_billed_over_payment', { amount })]
      : []),
  ];
}

function over(stated: unknown, amount: number): boolean {
  return typeof stated === 'number' && stated > amount;
}
