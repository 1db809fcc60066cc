import type { CardPayment } from '../payments/card-payment';
import type { ListPage, Total } from '../list-page';
import type {
  Buyer,
  Delivery,
  OrderAttention,
  OrderItem,
  OrderPaymentMethod,
  OrderStatus,
  OrderSubscription,
  PaymentState,
  SalesForm,
} from './order';
import type { ServiceRef } from '../cases/portal-api';
import type { WarningCode } from '../values/warning';

/**
 * 受注管理 of the portal's own API. Dates `YYYY-MM-DD` in Asia/Tokyo, instants ISO 8601 in UTC, amounts integer yen.
 *
 *   GET  /api/orders?OrderQuery                       OrderPage | 422 for a filter of PERSONAL_FILTERS
 *   POST /api/orders/search                 OrderQuery      200 OrderPage
 *   GET  /api/order-attention-counts                             OrderAttentionCounts
 *   GET  /api/orders/:id                              OrderDetail
 *   POST /api/orders/:id/status-change      StatusChange    201 OrderDetail                    「この内容で登録する」
 *   POST /api/orders/:id/capture            CaptureRequest  201 OrderDetail | 409 | 422        売上日指定要求; 409 `warnings_unconfirmed` for an order that is キャンセル
 *   POST /api/orders/:id/refund             RefundRequest   201 OrderDetail | 409 | 422        返金要求
 *   POST /api/orders/:id/manual-repayment   ManualRepaymentRequest  201 OrderDetail | 409 | 422
 *
 * Each write names the `version` of the order that was seen. If it has changed: 409 `version_conflict`, with the current
 * order as `current`.
 *
 * A capture or refund returns 201 whatever the gateway's answer: `payment.operations[0].state` contains it (`succeeded`,
 * `declined`, or `unknown` = 結果照会中). 409 `invalid_state`: already done, being looked up, expired, or not a card order;
 * the gateway was not called.
 */
export const ORDER_SORTS = ['orderedAt', 'updatedAt'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/**
 * Filters that identify a person: they are sent in a body and stand in the fragment of the portal's URL, so that no
 * log, proxy or referrer contains them.
 */
export const PERSONAL_FILTERS = ['name', 'kana', 'email', 'phone'] as const;

/**
 * All search fields of spec 4.1, as people type them (spec 9.8). All values are texts. `…From` and `…To` are inclusive;
 * order numbers are compared as people do (9 before 10).
 */
export interface OrderQuery {
  readonly numberFrom?: string;
  readonly numberTo?: string;
  readonly status?: OrderStatus;
  /**
   * Any part of お名前, フリガナ, メール, TEL, 購入商品名, from one character on, however it is written: width, kana,
   * case, old and new glyphs, blanks, +81.
   */
  readonly name?: string;
  readonly kana?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly paymentMethod?: OrderPaymentMethod;
  readonly orderedFrom?: string;
  readonly orderedTo?: string;
  readonly updatedFrom?: string;
  readonly updatedTo?: string;
  readonly totalFrom?: string;
  readonly totalTo?: string;
  readonly productName?: string;
  readonly trackingId?: string;
  readonly customerId?: string;
  readonly attention?: OrderAttention;
  /** `SID`, or for support `MID-SID`. */
  readonly service?: string;
  /** Only for support: a MID. */
  readonly merchant?: string;
  readonly sort?: OrderSort;
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
}

export interface OrderPage extends ListPage<OrderSummary> {
  readonly services: readonly ServiceRef[];
}

export interface OrderSummary extends ServiceRef {
  /** Digits; identifies the order in URLs. */
  readonly id: string;
  readonly orderNumber: string;
  readonly status: OrderStatus;
  /** Null where the encrypted buyer can't be decrypted. */
  readonly buyerName: string | null;
  readonly paymentMethod: OrderPaymentMethod;
  readonly customerId: string | null;
  readonly orderedAt: string;
  readonly updatedAt: string;
  readonly total: number;
  /** Null for orders without a card payment. */
  readonly payment: {
    readonly trackingId: string;
    readonly state: PaymentState;
    readonly authorizationEndsOn: string;
    readonly expired: boolean;
    readonly inquiring: boolean;
  } | null;
  /** Why the order needs attention, or null. */
  readonly attention: OrderAttention | null;
}

/** The number of orders per reason, and the number of payments that differ at the gateway (`differences`). */
export type OrderAttentionCounts = Readonly<Record<OrderAttention | 'differences', Total>>;

export interface OrderDetail extends OrderSummary {
  /** Increases with each change of what the page shows: of the order, its payment and its operations. */
  readonly version: number;
  /** Null where it can't be decrypted; then the delivery is unknown as well. */
  readonly buyer: Buyer | null;
  readonly delivery: Delivery | null;
  readonly items: readonly OrderItem[];
  readonly subtotal: number;
  readonly shippingFee: number;
  readonly salesForm: SalesForm;
  readonly subscription: OrderSubscription | null;
  readonly carrier: string | null;
  readonly slipNumber: string | null;
  /** 入金日 and 発送日: set by the first change to 入金済み and 発送済み. */
  readonly paidOn: string | null;
  readonly shippedOn: string | null;
  readonly card: CardPayment | null;
  /** The latest first. */
  readonly history: readonly OrderHistoryEntry[];
  readonly allowed: { readonly changeStatus: boolean };
}

/** A write names the version of the order that was seen. */
export interface OfSeenOrder {
  readonly version: number;
}

export interface StatusChange extends OfSeenOrder {
  readonly status: OrderStatus;
}

export interface CaptureRequest extends OfSeenOrder {
  readonly captureOn: string;
  /** Codes of the warnings that a person has confirmed; if one is missing: 409 `warnings_unconfirmed`. */
  readonly acknowledgedWarnings?: readonly WarningCode[];
}

export interface RefundRequest extends OfSeenOrder {
  readonly refundOn: string;
}

export interface ManualRepaymentRequest extends OfSeenOrder {
  readonly repaidOn: string;
  readonly amount: number;
  readonly note: string;
}

export const ORDER_EVENTS = [
  'order_placed',
  'order_status_changed',
  'capture_requested',
  'capture_succeeded',
  'capture_declined',
  'capture_unknown',
  'refund_requested',
  'refund_succeeded',
  'refund_declined',
  'refund_unknown',
  'repayment_recorded',
  'order_viewed_by_support',
] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

export interface OrderHistoryEntry {
  readonly event: OrderEvent;
  readonly at: string;
  readonly by: string;
  /**
   * `from`/`to`: statuses; `on`, `amount`, `code`: of an operation; `caseNumber`: set where the operation was requested
   * from a case.
   */
  readonly detail: {
    readonly from?: OrderStatus;
    readonly to?: OrderStatus;
    readonly on?: string;
    readonly amount?: number;
    readonly code?: string;
    readonly caseNumber?: string;
  } | null;
}
