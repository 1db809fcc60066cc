import { cancelledOn } from './answer-defaults';
import type { AnswerInput } from './answer';
import { type OrderMoney, repaidOf } from '../cases/case-order';
import { type Fields, isFields, ownValue } from '../values/fields';
import type { OrderStatus } from '../orders/order';
import { type Warning, type WarningCode, warning, type WarningParams } from '../values/warning';

/**
 * Warnings where a validated answer's statements about a cancellation or refund differ from the order's records.
 * @param today In Asia/Tokyo, `YYYY-MM-DD`.
 */
export function orderWarnings(
  { sections }: Pick<AnswerInput, 'sections'>,
  order: OrderMoney,
  today: string,
): Warning[] {
  const { resolution, cancellation } = sections;
  return [
    ...(isFields(resolution) ? ofResolution(resolution, order) : []),
    ...(isFields(cancellation) ? ofCancellation(cancellation, order, today) : []),
  ];
}

/** The warnings to confirm before an order in this status is captured. */
export function captureWarnings(status: OrderStatus): Warning[] {
  return status === 'cancelled' ? [warning('', 'order_cancelled')] : [];
}

function ofResolution(stated: Fields, { card, subscription }: OrderMoney): Warning[] {
  const decisions = ownValue(stated, 'decisions');
  const states = (decision: string) => Array.isArray(decisions) && decisions.includes(decision);
  const found: Warning[] = [];
  const warn = (field: string, code: WarningCode, params?: WarningParams) =>
    found.push(warning(`/sections/resolution/${field}`, code, params));
  const repaid = repaidOf(card);
  if (card && states('refunded')) {
    const amount = repaid?.amount ?? card.amount;
    if (!repaid || repaid.state === 'voided') warn('decisions', 'not_refunded');
    if (stated['amount'] !== amount) warn('amount', 'refund_amount_differs', { amount });
  }
  if (repaid && (states('refunded') || states('cancelled')) && stated['actedOn'] !== repaid.on)
    warn('actedOn', 'acted_on_differs', { on: repaid.on });
  if (states('cancelled') && isCharged(subscription, stated['actedOn']))
    warn('decisions', 'charge_scheduled', { on: subscription.nextChargeOn });
  return found;
}

function ofCancellation(stated: Fields, { card, subscription }: OrderMoney, today: string): Warning[] {
  if (stated['result'] !== 'cancelled' && stated['result'] !== 'already_cancelled') return [];
  const found: Warning[] = [];
  const warn = (field: string, code: WarningCode, params?: WarningParams) =>
    found.push(warning(`/sections/cancellation/${field}`, code, params));
  const repaid = repaidOf(card);
  const on = repaid && cancelledOn(repaid.on, subscription, today);
  if (on && stated['cancelledOn'] !== on) warn('cancelledOn', 'cancelled_on_differs', { on });
  if (card?.capturedOn && card.capturedOn <= today) {
    if (stated['neverBilled'] === true) warn('neverBilled', 'was_billed', { on: card.capturedOn });
    else if (stated['lastBilledOn'] !== card.capturedOn)
      warn('lastBilledOn', 'last_billed_on_differs', { on: card.capturedOn });
    if (stated['neverBilled'] !== true && stated['lastBilledAmount'] !== card.amount)
      warn('lastBilledAmount', 'last_billed_amount_differs', { amount: card.amount });
  }
  if (isCharged(subscription, stated['cancelledOn']))
    warn('cancelledOn', 'charge_scheduled', { on: subscription.nextChargeOn });
  return found;
}

/** Whether a charge is still due after the stated end of the contract. */
function isCharged(
  subscription: OrderMoney['subscription'],
  endedOn: unknown,
): subscription is NonNullable<OrderMoney['subscription']> & { nextChargeOn: string } {
  return typeof endedOn === 'string' && !!subscription?.nextChargeOn && subscription.nextChargeOn > endedOn;
}
