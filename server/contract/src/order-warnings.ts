import { cancelledOn } from './answer-defaults';
import type { AnswerInput } from './answer';
import { type OrderMoney, repaidOf } from './case-order';
import { isFields, own } from './condition';
import type { Label, Language } from './label';
import type { OrderStatus } from './order';

/** Something that an answer says and its order does not, or that is done to an order as it stands: nothing wrong, but a person has to confirm it. */
export interface OrderWarning {
  readonly code: OrderWarningCode;
  /** RFC 6901, the field that differs. */
  readonly pointer: string;
  /** In Japanese. */
  readonly message: string;
  readonly params?: WarningParams;
}

/** What the order tells: a day `YYYY-MM-DD`, integer yen. */
interface WarningParams {
  readonly on?: string;
  readonly amount?: number;
}

const ORDER_WARNINGS = {
  not_refunded: { ja: '「返金した」とありますが、この決済の返金は記録されていません。', en: 'The answer says “refunded”, but no refund of this payment is recorded.' },
  refund_amount_differs: { ja: '返金額が、受注の金額({amount})と異なります。', en: 'The refunded amount differs from the order’s ({amount}).' },
  acted_on_differs: { ja: '対応日が、記録されている返金・取消の日({on})と異なります。', en: 'The day differs from that of the recorded refund or cancellation ({on}).' },
  cancelled_on_differs: { ja: '解約日が、記録されている解約・返金の日({on})と異なります。', en: 'The day of the cancellation differs from that of the recorded cancellation or refund ({on}).' },
  last_billed_on_differs: { ja: '最終課金日が、受注の売上日({on})と異なります。', en: 'The last billing differs from the order’s capture ({on}).' },
  last_billed_amount_differs: { ja: '最終金額が、受注の金額({amount})と異なります。', en: 'The last amount differs from the order’s ({amount}).' },
  was_billed: { ja: '「課金実績なし」とありますが、この決済は{on}に売上が確定しています。', en: 'The answer says “never billed”, but this payment was captured ({on}).' },
  charge_scheduled: { ja: '次回の課金が{on}に予定されています。継続課金を停止したことをご確認ください。', en: 'The next charge is scheduled ({on}). Please make sure that it is stopped.' },
  order_cancelled: { ja: '対応状況が「キャンセル」の受注です。売上を確定すると、お客様に請求されます。', en: 'This order is cancelled. Capturing its payment charges the buyer.' },
} as const satisfies Record<string, Label>;

export type OrderWarningCode = keyof typeof ORDER_WARNINGS;

/** The sentence for a warning, in the language asked for. */
export function orderWarningText({ code, params = {} }: Pick<OrderWarning, 'code' | 'params'>, language: Language): string {
  const { on = '', amount = 0 } = params;
  const yen = amount.toLocaleString('en-US');
  return ORDER_WARNINGS[code][language].replace('{on}', language === 'ja' ? on.replaceAll('-', '/') : on).replace('{amount}', language === 'ja' ? `${yen}円` : `¥${yen}`);
}

/** Whether an answer says anything that an order's money could contradict; if not, nobody need look at the order. */
export function saysOfMoney({ sections: { resolution, cancellation } }: Pick<AnswerInput, 'sections'>): boolean {
  return isFields(resolution) || isFields(cancellation);
}

/**
 * Where what is said of a cancellation or refund differs from the order's own records. Takes a checked answer.
 *
 * @param today in Asia/Tokyo, `YYYY-MM-DD`.
 */
export function orderWarnings({ sections }: Pick<AnswerInput, 'sections'>, order: OrderMoney, today: string): OrderWarning[] {
  const { resolution, cancellation } = sections;
  return [
    ...(isFields(resolution) ? ofResolution(resolution, order) : []),
    ...(isFields(cancellation) ? ofCancellation(cancellation, order, today) : []),
  ];
}

/** What a capture of an order in this status has to be confirmed for. */
export function captureWarnings(status: OrderStatus): OrderWarning[] {
  return status === 'cancelled' ? [warning('', 'order_cancelled')] : [];
}

type Fields = Readonly<Record<string, unknown>>;

function ofResolution(said: Fields, { card, subscription }: OrderMoney): OrderWarning[] {
  const decisions = own(said, 'decisions');
  const says = (decision: string) => Array.isArray(decisions) && decisions.includes(decision);
  const found: OrderWarning[] = [];
  const warn = (field: string, code: OrderWarningCode, params?: WarningParams) => found.push(warning(`/sections/resolution/${field}`, code, params));
  const repaid = repaidOf(card);
  if (card && says('refunded')) {
    const amount = repaid?.amount ?? card.amount;
    if (!repaid || repaid.state === 'voided') warn('decisions', 'not_refunded');
    if (said['amount'] !== amount) warn('amount', 'refund_amount_differs', { amount });
  }
  if (repaid && (says('refunded') || says('cancelled')) && said['actedOn'] !== repaid.on) warn('actedOn', 'acted_on_differs', { on: repaid.on });
  if (says('cancelled') && isCharged(subscription, said['actedOn'])) warn('decisions', 'charge_scheduled', { on: subscription.nextChargeOn });
  return found;
}

function ofCancellation(said: Fields, { card, subscription }: OrderMoney, today: string): OrderWarning[] {
  if (said['result'] !== 'cancelled' && said['result'] !== 'already_cancelled') return [];
  const found: OrderWarning[] = [];
  const warn = (field: string, code: OrderWarningCode, params?: WarningParams) => found.push(warning(`/sections/cancellation/${field}`, code, params));
  const repaid = repaidOf(card);
  const on = repaid && cancelledOn(repaid.on, subscription, today);
  if (on && said['cancelledOn'] !== on) warn('cancelledOn', 'cancelled_on_differs', { on });
  if (card?.capturedOn && card.capturedOn <= today) {
    if (said['neverBilled'] === true) warn('neverBilled', 'was_billed', { on: card.capturedOn });
    else if (said['lastBilledOn'] !== card.capturedOn) warn('lastBilledOn', 'last_billed_on_differs', { on: card.capturedOn });
    if (said['neverBilled'] !== true && said['lastBilledAmount'] !== card.amount) warn('lastBilledAmount', 'last_billed_amount_differs', { amount: card.amount });
  }
  if (isCharged(subscription, said['cancelledOn'])) warn('cancelledOn', 'charge_scheduled', { on: subscription.nextChargeOn });
  return found;
}

/** Whether a charge is still due after the day on which it is said to have ended. */
function isCharged(subscription: OrderMoney['subscription'], endedOn: unknown): subscription is NonNullable<OrderMoney['subscription']> & { nextChargeOn: string } {
  return typeof endedOn === 'string' && !!subscription?.nextChargeOn && subscription.nextChargeOn > endedOn;
}

function warning(pointer: string, code: OrderWarningCode, params?: WarningParams): OrderWarning {
  return { code, pointer, message: orderWarningText({ code, params }, 'ja'), ...(params && { params }) };
}
