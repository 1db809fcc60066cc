import type { Buyer, Delivery } from '../order';
import type { CardBrand } from '../portal-api';

/**
 * The buyer's checkout in the demo's shop (spec 4.4); 404 where the portal does not run as the demo. No session; amounts integer yen.
 *
 *   GET  /api/shop?service=SID                Shop                       without it the merchant's first service
 *   POST /api/shop/checkouts                  CheckoutRequest   201 Checkout | 422
 *   GET  /api/shop/checkouts/:id              Checkout                   for a buyer who lost the answer
 *   POST /api/shop/checkouts/:id/completion   CheckoutCompletion   200 Checkout    after 3-D Secure
 *
 * A cart is paid once: while a checkout of it is open or authorised, every further one answers with that very checkout. Only after
 * `declined` a new one begins, and needs a new token. The card's number goes to the tokeniser alone: whatever looks like one is refused.
 */
export interface Shop {
  readonly name: string;
  readonly services: readonly { readonly serviceId: string; readonly name: string }[];
  readonly serviceId: string;
  readonly products: readonly ShopProduct[];
  readonly shippingFee: number;
  readonly card: CardSettings;
}

export interface ShopProduct {
  readonly id: string;
  readonly name: string;
  readonly price: number;
}

/** What the card form asks for, and who turns the card into a token. */
export interface CardSettings {
  readonly brands: readonly CardBrand[];
  readonly securityCode: boolean;
  readonly threeDSecure: boolean;
  readonly tokeniser: Tokeniser;
}

/** `merchantId` and `serviceId` are the provider's own, 5 and 3 digits. */
export type Tokeniser =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'sbps'; readonly scriptUrl: string; readonly merchantId: string; readonly serviceId: string };

/** 3-D Secure is offered for these brands only (spec 4.3). */
export const THREE_D_SECURE_BRANDS: readonly CardBrand[] = ['visa', 'mastercard', 'jcb'];
/** Of one product, and of all lines of a cart. */
export const CART_LIMITS = { quantity: 20, lines: 20 } as const;

export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

export interface CheckoutRequest {
  /** A UUID that the browser draws for each cart. */
  readonly cartId: string;
  readonly serviceId: string;
  readonly items: readonly CartLine[];
  readonly buyer: Buyer;
  readonly delivery: Delivery | null;
  /** What the tokeniser returned. */
  readonly token: string;
  readonly tokenKey: string;
  readonly cardBrand: CardBrand;
  /** The last 4 digits. Neither decides anything: the gateway knows the card. */
  readonly lastDigits: string;
}

/** `challenge`: the cardholder has to prove who they are. `unknown`: the outcome is being looked up. */
export const CHECKOUT_STATES = ['requested', 'challenge', 'unknown', 'authorized', 'declined'] as const;
export type CheckoutState = (typeof CHECKOUT_STATES)[number];

export interface Checkout {
  readonly id: string;
  readonly state: CheckoutState;
  /** 注文番号; there is an order of that number once the state is `authorized`. */
  readonly orderNumber: string;
  readonly total: number;
  /** Of `challenge`: where the browser goes. */
  readonly challengeUrl: string | null;
  /** Of `challenge`: what the completion is about, for a card company that sends the browser back without naming it. */
  readonly authenticationId: string | null;
  /** Of `declined`: the gateway's code, or one of `CHECKOUT_CODES`. */
  readonly code: string | null;
}

/** Why a checkout ended without the gateway's word. */
export const CHECKOUT_CODES = [
  'not_executed',
  'not_configured',
  'authentication_cancelled',
  'challenge_expired',
  'replaced',
] as const;

/** How the card company's page sent the browser back. */
export interface CheckoutCompletion {
  readonly authenticationId: string;
  readonly outcome: 'authenticated' | 'cancelled';
}
