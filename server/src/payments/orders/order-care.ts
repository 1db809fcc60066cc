import { addDays, EXPIRING_DAYS, type OrderCare, type OrderStatus, type PaymentState } from '../../../contract/src';

/** What decides whether an order needs a person's care. */
export interface CareFacts {
  readonly status: OrderStatus;
  readonly paymentState: PaymentState | null;
  readonly authorizationEndsOn: string | null;
  readonly repaid: boolean;
}

/** The last day that an authorisation may end on to count as about to expire. */
export function expiringUntil(today: string): string {
  return addDays(today, EXPIRING_DAYS);
}

/** The most urgent one of spec 4.1, point 4; the lists' SQL (`CARE_CONDITIONS`) says the same. */
export function careOf({ status, paymentState, authorizationEndsOn, repaid }: CareFacts, today: string): OrderCare | null {
  if (paymentState === 'captured' && status === 'cancelled' && !repaid) return 'unrefunded';
  if (paymentState !== 'authorized') return null;
  if (status === 'paid') return 'uncaptured';
  const isExpiring = authorizationEndsOn !== null && authorizationEndsOn >= today && authorizationEndsOn <= expiringUntil(today);
  return isExpiring && status !== 'cancelled' ? 'expiring' : null;
}

/** Each follows a partial index of its own; `?` is first today, then `expiringUntil`. */
export const CARE_CONDITIONS: Record<OrderCare, readonly string[]> = {
  expiring: [`o.payment_state = 'authorized' AND o.status <> 'cancelled' AND o.status <> 'paid'`, 'o.authorization_ends_on >= ?', 'o.authorization_ends_on <= ?'],
  unrefunded: [`o.payment_state = 'captured' AND o.status = 'cancelled' AND NOT o.repaid`],
  uncaptured: [`o.payment_state = 'authorized' AND o.status = 'paid'`],
};
