import type { Label } from './label';
import type { CardBrand, PaymentMethod } from './portal-api';

/** 対応状況, in the order of the list of choices (spec 4.1). */
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

/** Where a card payment stands: `authorized` → `captured` → `refunded`, or `authorized` → `voided` (spec 4.2). */
export const PAYMENT_STATES = ['authorized', 'captured', 'refunded', 'voided'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const PAYMENT_STATE_LABELS: Record<PaymentState, Label> = {
  authorized: { ja: 'オーソリ済み(未売上)', en: 'Authorised, not captured' },
  captured: { ja: '売上確定', en: 'Captured' },
  refunded: { ja: '返金済み', en: 'Refunded' },
  voided: { ja: 'オーソリ取消済み', en: 'Authorisation cancelled' },
};

/** What a merchant can have done once with a payment: 売上日指定要求 and 返金要求. */
export const OPERATION_KINDS = ['capture', 'refund'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];
export const OPERATION_STATES = ['requested', 'succeeded', 'declined', 'unknown'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/**
 * What a person should look at before it costs money (spec 4.1, point 4); an order has at most one. `expiring`: the last day of a
 * capture is near. `expired`: it has passed, and the order is not cancelled. `unrefunded`: captured and キャンセル. `uncaptured`:
 * 入金済み, or further on, and nothing captured. `unreleased`: キャンセル, and the authorisation is still held. `unpayable`: the
 * authorisation was cancelled or the money went back, and the order is still open.
 */
export const ORDER_CARES = ['expiring', 'expired', 'unrefunded', 'uncaptured', 'unreleased', 'unpayable'] as const;
export type OrderCare = (typeof ORDER_CARES)[number];
/** A capture counts as about to expire when at most this many days remain for it. */
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

/** Where an order goes if not to its buyer. */
export interface Delivery {
  readonly name: string;
  readonly postalCode: string | null;
  readonly address: string | null;
  readonly phone: string | null;
}

/** What a line of an order is: 商品, 値引き・クーポン, ポイント利用. */
export const ORDER_ITEM_KINDS = ['product', 'discount', 'points'] as const;
export type OrderItemKind = (typeof ORDER_ITEM_KINDS)[number];

export interface OrderItem {
  readonly name: string;
  /** Integer yen, tax included; never above 0 where it takes something off. */
  readonly unitPrice: number;
  readonly quantity: number;
  /** Left out: a product. */
  readonly kind?: Exclude<OrderItemKind, 'product'>;
}

/** A product that is billed again and again. */
export interface OrderSubscription {
  readonly appliedOn: string;
  readonly billedFrom: string;
  /** When the next charge is due; null = none any more. */
  readonly nextChargeOn: string | null;
  readonly cancelledOn: string | null;
}

export const SALES_FORMS = ['goods', 'service', 'lodging'] as const;
export type SalesForm = (typeof SALES_FORMS)[number];

/** An order as a shop places it; the card payment behind it was authorised before. */
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
  /** Of card orders. */
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
