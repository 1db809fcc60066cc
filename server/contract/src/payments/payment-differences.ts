import type { Label } from '../values/label';
import type { ListPage } from '../list-page';
import { PAYMENT_STATE_LABELS, type PaymentState } from '../orders/order';
import type { ServiceRef } from '../cases/portal-api';

/**
 * Differences between the portal's payments and the gateway's, as the daily reconciliation finds them (spec 4.1, point 4).
 * A difference never changes the payment: a person decides.
 *
 *   GET  /api/payment-differences?PaymentDifferenceQuery   PaymentDifferencePage
 */
export const DIFFERENCE_STATES = ['open', 'resolved'] as const;
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];

/** The state of a payment at the gateway; `none`: it does not know the payment. */
export type GatewayPaymentState = PaymentState | 'none';

export const GATEWAY_STATE_LABELS: Record<GatewayPaymentState, Label> = {
  ...PAYMENT_STATE_LABELS,
  none: { ja: '該当する決済なし', en: 'No such payment' },
};

/** Values come from a URL: all are texts. */
export interface PaymentDifferenceQuery {
  /** Default: `open`; sorted by the newest finding first. */
  readonly state?: DifferenceState;
  /** `SID`, or for support `MID-SID`. */
  readonly service?: string;
  /** Only for support: a MID. */
  readonly merchant?: string;
  readonly cursor?: string;
}

/** The gateway's state and amount where they differ from the portal's. */
export interface TheirPayment {
  readonly theirs: GatewayPaymentState;
  /** Integer yen; null where the gateway does not return it. */
  readonly theirAmount: number | null;
  /** When the difference was found, ISO 8601 in UTC. */
  readonly foundAt: string;
}

export interface PaymentDifference extends ServiceRef, TheirPayment {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly trackingId: string;
  readonly amount: number;
  /** The portal's state at the latest comparison. */
  readonly ours: PaymentState;
  /** Since when both agree again; null = they differ. */
  readonly resolvedAt: string | null;
}

export type PaymentDifferencePage = ListPage<PaymentDifference>;
