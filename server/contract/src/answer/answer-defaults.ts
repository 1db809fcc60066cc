import type { AnswerContext } from './answer';
import { tokyoDate } from '../values/calendar';
import { type AnswerDefaults, repaidOf } from '../cases/case-order';
import { isAsked, isEmpty } from './section-values';
import type { Fields } from '../values/fields';
import { LIMITS } from '../values/limits';
import type { NoticeTypeCode } from '../categories';
import type { Buyer, OrderItem } from '../orders/order';
import type { OrderDetail } from '../orders/orders-api';
import { type FieldValue, fieldGroups, pointerOf, sectionValues } from './section-values';
import { characterCount } from '../values/text';

type Sections = Readonly<Record<string, Fields>>;

/**
 * The parts of an answer that are known from the order. They contain only sections and fields that the notice type asks
 * for, so that nothing about the buyer gets into an answer about a mere cancellation (least disclosure, spec 2.1).
 * @param today In Asia/Tokyo, `YYYY-MM-DD`.
 */
export function answerDefaults(order: OrderDetail, code: NoticeTypeCode, today: string): AnswerDefaults {
  const known: Sections = {
    ...transaction(order, today),
    resolution: resolution(order),
    cancellation: cancellation(order, today),
  };
  const context: AnswerContext = { noticeType: code, today, productName: null, ownIdentifiers: [] };
  const asked = sectionValues(code, known).filter(({ spec }) => isAsked(spec, known, context));
  const fields = asked
    .flatMap(fieldGroups)
    .flatMap((group) => group.fields)
    .filter(({ value }) => !isEmpty(value));
  return { sections: sectionsOf(fields), pointers: fields.map(({ path }) => pointerOf(path)) };
}

function sectionsOf(fields: readonly FieldValue[]): Sections {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const { path, spec, value } of fields) (sections[path.split('.')[0]!] ??= {})[spec.name] = value;
  return sections;
}

function transaction(order: OrderDetail, today: string): Sections {
  const { buyer, salesForm, subscription, shippedOn, carrier, slipNumber, delivery } = order;
  const orderedOn = tokyoDate(new Date(order.orderedAt));
  return {
    product: { name: productName(order.items), salesForm, continuing: subscription !== null },
    // For lodging the reservation holder replaces the purchaser, so that the same person is not disclosed twice.
    ...(salesForm === 'lodging'
      ? { ...(buyer && { reservationHolder: contactOf(buyer) }), stay: { reservedOn: orderedOn } }
      : buyer && { purchaser: { ...contactOf(buyer), postalCode: buyer.postalCode } }),
    ...(subscription && { subscription: contract(subscription, today) }),
    shipping: { orderedOn, ...(shippedOn && { shippedOn, carrier, trackingNumber: slipNumber }) },
    ...(delivery && { deliveryAddress: { ...delivery } }),
  };
}

function contactOf({ name, address, phone, email }: Buyer): Fields {
  return { name, address, phone, email };
}

/** The product names of the order, as many as fit in a line. */
function productName(items: readonly OrderItem[]): string {
  const products = items.filter(({ kind }) => kind === undefined);
  return (products.length ? products : items)
    .map(({ name }) => name)
    .reduce((names, name) => (characterCount(`${names}、${name}`) <= LIMITS.line ? `${names}、${name}` : names));
}

/** A contract whose end lies in the future is still active; that end is given as the end of the billing. */
function contract(
  { appliedOn, billedFrom, cancelledOn }: NonNullable<OrderDetail['subscription']>,
  today: string,
): Fields {
  if (cancelledOn === null) return { appliedOn, billedFrom, status: 'active' };
  return cancelledOn <= today
    ? { appliedOn, billedFrom, status: 'cancelled', cancelledOn }
    : { appliedOn, billedFrom, billedTo: cancelledOn, status: 'active' };
}

/** A cancelled authorisation is not a refund, because nothing had been charged. */
function resolution({ card, status, subscription }: OrderDetail): Fields {
  const repaid = repaidOf(card);
  if (!repaid) return {};
  if (repaid.state === 'voided') return { decisions: ['cancelled'], actedOn: repaid.on };
  const isCancelled = status === 'cancelled' || (subscription !== null && subscription.cancelledOn !== null);
  return {
    decisions: isCancelled ? ['cancelled', 'refunded'] : ['refunded'],
    actedOn: repaid.on,
    amount: repaid.amount,
  };
}

function cancellation({ card, subscription }: OrderDetail, today: string): Fields {
  const repaid = repaidOf(card);
  const billed = card && card.capturedOn !== null && card.capturedOn <= today;
  return {
    ...(repaid && { result: 'cancelled', cancelledOn: cancelledOn(repaid.on, subscription, today) }),
    ...(billed && { lastBilledOn: card.capturedOn, lastBilledAmount: card.amount }),
    ...(!billed && repaid?.state === 'voided' && !subscription && { neverBilled: true }),
  };
}

/** The contract's own end is more accurate than the date of the refund. */
export function cancelledOn(repaidOn: string, subscription: OrderDetail['subscription'], today: string): string {
  const ended = subscription?.cancelledOn;
  return ended && ended <= today ? ended : repaidOn;
}
