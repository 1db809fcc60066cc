import type { OperationKind, OperationState, PaymentState } from '../orders/order';
import type { TheirPayment } from './payment-differences';
import type { CardBrand } from '../cases/payment-information';

/** 「クレジットカード支払」. */
export interface CardPayment {
  readonly trackingId: string;
  readonly amount: number;
  readonly state: PaymentState;
  readonly cardBrand: CardBrand;
  readonly maskedCardNumber: string;
  readonly approvalCode: string | null;
  readonly authorizedAt: string;
  /** The last day on which a capture is possible. */
  readonly authorizationEndsOn: string;
  /** 自動売上: captured when the order was completed. */
  readonly autoCaptured: boolean;
  readonly capturedOn: string | null;
  readonly refundedOn: string | null;
  /** Every attempt, the latest first. */
  readonly operations: readonly OperationView[];
  /** 結果照会中: an operation whose outcome is not known yet. */
  readonly inquiring: OperationKind | null;
  readonly capture: Possibility & {
    /** The options of 「売上・返金日」; null while a capture is not allowed. */ readonly dates: {
      readonly from: string;
      readonly to: string;
    } | null;
  };
  /** `voids`: nothing was captured, so a refund cancels the authorisation. */
  readonly refund: Possibility & { readonly on: string | null; readonly voids: boolean };
  /** The gateway's state where it differed at the latest comparison. */
  readonly difference: TheirPayment | null;
  readonly repayment: ManualRepayment | null;
  /** A refund is not possible any more, so a direct repayment may be recorded. */
  readonly repaymentAllowed: boolean;
}

/**
 * Why an operation is not possible; null = it is possible. `capture_ahead`: not before `capturedOn`. `role`: this user
 * may only view.
 */
export const BLOCKS = [
  'captured',
  'auto_captured',
  'expired',
  'voided',
  'refunded',
  'inquiring',
  'capture_ahead',
  'window_over',
  'repaid',
  'not_configured',
  'role',
] as const;
export type Block = (typeof BLOCKS)[number];
export interface Possibility {
  readonly allowed: boolean;
  readonly block: Block | null;
}

export interface OperationView {
  readonly id: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  /** 売上・返金日. */
  readonly on: string;
  readonly amount: number;
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly concludedAt: string | null;
  /** The gateway's code where it declined; `explainGatewayCode` explains it. */
  readonly code: string | null;
}

export interface ManualRepayment {
  readonly on: string;
  readonly amount: number;
  readonly note: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}
