import {
  addDays,
  EXPIRING_DAYS,
  type OrderAttention,
  type OrderStatus,
  type PaymentState,
} from '../../../contract/src';

/** The facts that decide whether an order is 要対応. */
export interface AttentionFacts {
  readonly status: OrderStatus;
  readonly paymentState: PaymentState | null;
  /** The last days on which the payment can be captured, and on which its authorisation is held. */
  readonly captureEndsOn: string | null;
  readonly authorizationEndsOn: string | null;
  readonly paidOn: string | null;
  readonly repaid: boolean;
}

/** The last day on which a capture counts as about to expire. */
export function expiringUntil(today: string): string {
  return addDays(today, EXPIRING_DAYS);
}

/** Which case of spec 4.1, point 4, applies to an order; the SQL of the lists (`ATTENTION_CONDITIONS`) is equivalent. */
export function attentionTo(facts: AttentionFacts, today: string): OrderAttention | null {
  const { status, paymentState, repaid } = facts;
  switch (paymentState) {
    case 'authorized':
      return attentionToAuthorized(facts, today);
    case 'captured':
      return status === 'cancelled' && !repaid ? 'unrefunded' : null;
    case 'voided':
      return status === 'cancelled' ? null : 'unpayable';
    // An order that was shipped before its refund needs no action.
    case 'refunded':
      return status === 'cancelled' || status === 'shipped' ? null : 'unpayable';
    case null:
      return null;
  }
}

function attentionToAuthorized(
  { status, captureEndsOn, authorizationEndsOn, paidOn }: AttentionFacts,
  today: string,
): OrderAttention | null {
  if (status === 'cancelled') return authorizationEndsOn! >= today ? 'unreleased' : null;
  if (captureEndsOn! < today) return 'expired';
  if (status === 'paid' || status === 'shipped' || (status === 'back_ordered' && paidOn !== null)) return 'uncaptured';
  return captureEndsOn! <= expiringUntil(today) ? 'expiring' : null;
}

const UNCAPTURED = `(o.status IN ('paid', 'shipped') OR (o.status = 'back_ordered' AND o.paid_on IS NOT NULL))`;
const OPEN = `o.payment_state = 'authorized' AND o.status <> 'cancelled'`;

/** Each condition uses a partial index of its own; `?` is first today, then `expiringUntil`. */
export const ATTENTION_CONDITIONS: Record<OrderAttention, readonly string[]> = {
  expiring: [`${OPEN} AND NOT ${UNCAPTURED}`, 'o.capture_ends_on >= ?', 'o.capture_ends_on <= ?'],
  expired: [OPEN, 'o.capture_ends_on < ?'],
  unrefunded: [`o.payment_state = 'captured' AND o.status = 'cancelled' AND NOT o.repaid`],
  uncaptured: [`o.payment_state = 'authorized' AND ${UNCAPTURED}`, 'o.capture_ends_on >= ?'],
  unreleased: [`o.payment_state = 'authorized' AND o.status = 'cancelled'`, 'o.authorization_ends_on >= ?'],
  unpayable: [
    `(o.payment_state = 'voided' AND o.status <> 'cancelled' OR o.payment_state = 'refunded' AND o.status NOT IN ('cancelled', 'shipped'))`,
  ],
};
