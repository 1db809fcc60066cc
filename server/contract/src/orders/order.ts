import type { Label } from '../values/label';
import type { CardBrand, PaymentMethod } from '../cases/payment-information';

/** 対応状況, in the order of the select box (spec 4.1). */
export const ORDER_STATUSES = [
  'pending',
  'new',
  'awaiting_payment',
  'paid',
  'cancelled',
  'back_ordered',
  'shipped',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDER_STATUS_LABELS: Record<OrderStatus, Label> = {
  pending: { ja: '決済処理中', en: 'Payment in progress' },
  new: { ja: '新規受付', en: 'New' },
  awaiting_payment: { ja: '入金待ち', en: 'Awaiting payment' },
  paid: { ja: '入金済み', en: 'Paid' },
  cancelled: { ja: 'キャンセル', en: 'Cancelled' },
  back_ordered: { ja: '取り寄せ中', en: 'Back-ordered' },
  shipped: { ja: '発送済み', en: 'Shipped' },
};

/** The state of a card payment: `authorized` → `captured` → `refunded`, or `authorized` → `voided` (spec 4.2). */
export const PAYMENT_STATES = ['authorized', 'captured', 'refunded', 'voided'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const PAYMENT_STATE_LABELS: Record<PaymentState, Label> = {
  authorized: { ja: 'オーソリ済み(未売上)', en: 'Authorised, not captured' },
  captured: { ja: '売上確定', en: 'Captured' },
  refunded: { ja: '返金済み', en: 'Refunded' },
  voided: { ja: 'オーソリ取消済み', en: 'Authorisation cancelled' },
};

/** Operations that a merchant can carry out once per payment: 売上日指定要求 and 返金要求. */
export const OPERATION_KINDS = ['capture', 'refund'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];
export const OPERATION_STATES = ['requested', 'succeeded', 'declined', 'unknown'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/**
 * Why an order needs attention before it costs money (spec 4.1, point 4); an order has at most one reason. `expiring`:
 * the last day for a capture is near. `expired`: it has passed, and the order is not cancelled. `unrefunded`: captured
 * and キャンセル. `uncaptured`: 入金済み or a later status, and nothing captured. `unreleased`: キャンセル, and the
 * authorisation is still held. `unpayable`: the authorisation was cancelled or the money returned, and the order is
 * still open.
 */
export const ORDER_ATTENTIONS = ['expiring', 'expired', 'unrefunded', 'uncaptured', 'unreleased', 'unpayable'] as const;
export type OrderAttention = (typeof ORDER_ATTENTIONS)[number];
/** A capture counts as about to expire when it is possible for at most this many days. */
export const EXPIRING_DAYS = 7;

export const ORDER_PAYMENT_METHODS = [
  'credit_card',
  'convenience_store',
  'carrier_billing',
  'bank_transfer',
  'e_money',
  'cash_on_delivery',
] as const;
export type OrderPaymentMethod = PaymentMethod | 'cash_on_delivery';

export interface Buyer {
  readonly name: string;
  /** フリガナ. */
  readonly kana: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly postalCode: string | null;
  readonly address: string | null;
}

/** The recipient of an order, if not its buyer. */
export interface Delivery {
  readonly name: string;
  readonly postalCode: string | null;
  readonly address: string | null;
  readonly phone: string | null;
}

/** The kinds of an order's lines: 商品, 値引き・クーポン, ポイント利用. */
export const ORDER_ITEM_KINDS = ['product', 'discount', 'points'] as const;
export type OrderItemKind = (typeof ORDER_ITEM_KINDS)[number];

export interface OrderItem {
  readonly name: string;
  /** Integer yen including tax; zero or negative for a deduction. */
  readonly unitPrice: number;
  readonly quantity: number;
  /** Absent for a product. */
  readonly kind?: Exclude<OrderItemKind, 'product'>;
}

/** A product with recurring charges. */
export interface OrderSubscription {
  readonly appliedOn: string;
  readonly billedFrom: string;
  /** The date of the next charge; null = there is none. */
  readonly nextChargeOn: string | null;
  readonly cancelledOn: string | null;
}

export const SALES_FORMS = ['goods', 'service', 'lodging'] as const;
export type SalesForm = (typeof SALES_FORMS)[number];

/** An order as a shop places it; its card payment was authorised before. */
export interface NewOrder {
  /** 注文番号, 1–38 of `A-Z a-z 0-9 - _`; unique within the merchant. */
  readonly orderNumber: string;
  readonly serviceId: string;
  readonly orderedAt: string;
  readonly status: OrderStatus;
  readonly paymentMethod: OrderPaymentMethod;
  readonly customerId: string | null;
  readonly buyer: Buyer;
  readonly delivery: Delivery | null;
  readonly items: readonly OrderItem[];
  readonly shippingFee: number;
  readonly salesForm: SalesForm;
  readonly subscription: OrderSubscription | null;
  readonly carrier: string | null;
  readonly slipNumber: string | null;
  /** Only of card orders. */
  readonly payment: NewPayment | null;
}

export interface NewPayment {
  readonly trackingId: string;
  readonly amount: number;
  readonly cardBrand: CardBrand;
  /** Mask characters and the last 4 digits. */
  readonly maskedCardNumber: string;
  readonly approvalCode: string | null;
  readonly authorizedAt: string;
  readonly transactionId: string | null;
}
