import type { Label } from './label';
import type { ListPage } from './list-page';
import { PAYMENT_STATE_LABELS, type PaymentState } from './order';
import type { ServiceRef } from './portal-api';

/**
 * Differences between the portal's payments and the gateway's, as the daily reconciliation finds them (spec 4.1, point 4). The
 * payment itself is never changed by one: a person decides.
 *
 *   GET  /api/payment-differences?PaymentDifferenceQuery   PaymentDifferencePage
 */
export const DIFFERENCE_STATES = ['open', 'resolved'] as const;
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];

/** Where a payment stands at the gateway; `none`: it knows of no such payment. */
export type GatewayPaymentState = PaymentState | 'none';

export const GATEWAY_STATE_LABELS: Record<GatewayPaymentState, Label> = {
  ...PAYMENT_STATE_LABELS,
  none: { ja: '該当する決済なし', en: 'No such payment' },
};

/** Values come from a URL: all are texts. */
export interface PaymentDifferenceQuery {
  /** `open` unless said otherwise; the latest found come first. */
  readonly state?: DifferenceState;
  /** `SID`, or for support `MID-SID`. */
  readonly service?: string;
  /** Support only: a MID. */
  readonly merchant?: string;
  readonly cursor?: string;
}

/** What the gateway says in place of what stands here. */
export interface TheirPayment {
  readonly theirs: GatewayPaymentState;
  /** Integer yen; null where the gateway does not tell it. */
  readonly theirAmount: number | null;
  /** Since when it is known, ISO 8601 in UTC. */
  readonly foundAt: string;
}

export interface PaymentDifference extends ServiceRef, TheirPayment {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly trackingId: string;
  readonly amount: number;
  /** As it stood when it was compared last. */
  readonly ours: PaymentState;
  /** Since when both agree again; null = they don't. */
  readonly resolvedAt: string | null;
}

export type PaymentDifferencePage = ListPage<PaymentDifference>;
