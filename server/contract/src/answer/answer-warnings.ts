import type { AnswerInput, AnswerSections } from './answer';
import { tokyoDate } from '../values/calendar';
import { aboutPayment, type OrderMoney } from '../cases/case-order';
import { type Fields, isFields, ownValue } from '../values/fields';
import { orderWarnings } from './order-warnings';
import type { PaymentInformation } from '../cases/payment-information';
import { isSameAnswer } from './same-answer';
import { type Warning, type WarningCode, warning } from '../values/warning';

/** Facts of a case with which an answer is compared. */
export interface KnownOfCase {
  readonly payment: Pick<PaymentInformation, 'trackingId' | 'amount' | 'authorizedAt' | 'capturedOn'>;
  readonly order: PurchasedOrder | null;
  /** The answer that is being corrected, if it can be read. */
  readonly former: AnswerInput | null;
}

/** The parts of an order with which an answer is compared. */
export type PurchasedOrder = OrderMoney & {
  /** ISO 8601. */
  readonly orderedAt: string;
};

/** Actions that an answer states with a date, which can't lie before the purchase. */
const DATED_ACTIONS: readonly { readonly section: string; readonly field: string; readonly code: WarningCode }[] = [
  { section: 'resolution', field: 'actedOn', code: 'acted_before_purchase' },
  { section: 'cancellation', field: 'cancelledOn', code: 'cancelled_before_purchase' },
  { section: 'accountAction', field: 'actedOn', code: 'suspended_before_purchase' },
  { section: 'customerContact', field: 'repliedOn', code: 'replied_before_purchase' },
];
/** Fields of an answer that state the date of the purchase. */
const PURCHASES = [
  { section: 'shipping', field: 'orderedOn' },
  { section: 'stay', field: 'reservedOn' },
] as const;

/** Whether an answer states anything that an order could contradict; otherwise the order need not be read. */
export function asksForOrder({ sections }: Pick<AnswerInput, 'sections'>): boolean {
  return (
    isFields(sections['resolution']) ||
    isFields(sections['cancellation']) ||
    DATED_ACTIONS.some(({ section, field }) => dayIn(sections, section, field) !== null)
  );
}

/**
 * The warnings to confirm before a validated answer is registered: differences from the order's records, or without a
 * matching order from the request's own payment (spec 9.4); actions before the purchase; a correction that changes
 * nothing. Each code appears at most once.
 * @param today In Asia/Tokyo, `YYYY-MM-DD`.
 */
export function answerWarnings(answer: AnswerInput, { payment, order, former }: KnownOfCase, today: string): Warning[] {
  const about = order && aboutPayment(order, payment);
  return [
    ...(about ? orderWarnings(answer, about, today) : []),
    ...(about?.card ? [] : paymentWarnings(answer, payment, today)),
    ...billedAfterCancellation(answer),
    ...beforePurchase(answer, purchasedOn(answer, payment, order)),
    ...(former && isSameAnswer(answer, former) ? [warning('', 'same_as_before')] : []),
  ];
}

/**
 * Without a matching order a validated answer is compared with the request's own payment (spec 9.4): warnings where its
 * statements about money differ from what the acquirer sent.
 */
function paymentWarnings(
  { sections: { resolution, cancellation } }: AnswerInput,
  payment: KnownOfCase['payment'],
  today: string,
): Warning[] {
  return [
    ...(isFields(resolution) ? ofRefund(resolution, payment) : []),
    ...(isFields(cancellation) ? ofLastCharge(cancellation, payment, today) : []),
  ];
}

function ofRefund(stated: Fields, { amount }: KnownOfCase['payment']): Warning[] {
  return over(ownValue(stated, 'amount'), amount)
    ? [warning('/sections/resolution/amount', 'refund_over_payment', { amount })]
    : [];
}

function ofLastCharge(stated: Fields, payment: KnownOfCase['payment'], today: string): Warning[] {
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

function billedAfterCancellation({ sections }: AnswerInput): Warning[] {
  const [billedOn, cancelledOn] = [
    dayIn(sections, 'cancellation', 'lastBilledOn'),
    dayIn(sections, 'cancellation', 'cancelledOn'),
  ];
  return billedOn && cancelledOn && billedOn > cancelledOn
    ? [warning('/sections/cancellation/lastBilledOn', 'billed_after_cancellation', { on: cancelledOn })]
    : [];
}

function beforePurchase({ sections }: AnswerInput, on: string | null): Warning[] {
  return DATED_ACTIONS.flatMap(({ section, field, code }) => {
    const done = dayIn(sections, section, field);
    return on && done && done < on ? [warning(`/sections/${section}/${field}`, code, { on })] : [];
  });
}

/** The date of the order, otherwise of the authorisation; a later date in the answer itself takes precedence. */
function purchasedOn(
  { sections }: AnswerInput,
  { authorizedAt, capturedOn }: KnownOfCase['payment'],
  order: PurchasedOrder | null,
): string | null {
  const instant = order?.orderedAt ?? authorizedAt;
  const known = instant ? tokyoDate(new Date(instant)) : capturedOn;
  const days = [known, ...PURCHASES.map(({ section, field }) => dayIn(sections, section, field))].filter(
    (day) => day !== null,
  );
  return days.sort().at(-1) ?? null;
}

function dayIn(sections: AnswerSections, section: string, field: string): string | null {
  const day = ownValue(ownValue(sections, section), field);
  return typeof day === 'string' ? day : null;
}
