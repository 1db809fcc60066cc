import type { Buyer, Delivery } from '../orders/order';
import type { CardBrand } from '../cases/payment-information';

/**
 * The buyer's checkout in the demo's shop (spec 4.4); 404 where the portal does not run as the demo. No session; amounts integer yen.
 *
 *   GET  /api/shop?service=SID                Shop                       default: the merchant's first service
 *   POST /api/shop/checkouts                  CheckoutRequest   201 Checkout | 422
 *   GET  /api/shop/checkouts/:id              Checkout                   for a buyer whose response was lost
 *   POST /api/shop/checkouts/:id/completion   CheckoutCompletion   200 Checkout    after 3-D Secure
 *
 * A cart is paid once: while it has an open or authorised checkout, every further request returns that checkout. Only
 * after `declined` a new checkout starts, which needs a new token. The card number is sent only to the tokeniser: a value
 * that looks like one is refused.
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

/** The requirements of the card form, and the tokeniser that turns the card into a token. */
export interface CardSettings {
  readonly brands: readonly CardBrand[];
  readonly securityCode: boolean;
  readonly threeDSecure: boolean;
  readonly tokeniser: Tokeniser;
}

/** `merchantId` and `serviceId` are those of the provider, with 5 and 3 digits. */
export type Tokeniser =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'sbps'; readonly scriptUrl: string; readonly merchantId: string; readonly serviceId: string };

/** 3-D Secure is offered for these brands only (spec 4.3). */
export const THREE_D_SECURE_BRANDS: readonly CardBrand[] = ['visa', 'mastercard', 'jcb'];
/** Maximum quantity of one product, and maximum number of lines of a cart. */
export const CART_LIMITS = { quantity: 20, lines: 20 } as const;

export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

export interface CheckoutRequest {
  /** A UUID that the browser generates for each cart. */
  readonly cartId: string;
  readonly serviceId: string;
  readonly items: readonly CartLine[];
  readonly buyer: Buyer;
  readonly delivery: Delivery | null;
  /** The token that the tokeniser returned. */
  readonly token: string;
  readonly tokenKey: string;
  readonly cardBrand: CardBrand;
  /** The last 4 digits. They and the brand are only informative: the gateway knows the card. */
  readonly lastDigits: string;
}

/** `challenge`: the cardholder has to authenticate. `unknown`: the outcome is being looked up. */
export const CHECKOUT_STATES = ['requested', 'challenge', 'unknown', 'authorized', 'declined'] as const;
export type CheckoutState = (typeof CHECKOUT_STATES)[number];

export interface Checkout {
  readonly id: string;
  readonly state: CheckoutState;
  /** 注文番号; the order exists once the state is `authorized`. */
  readonly orderNumber: string;
  readonly total: number;
  /** With `challenge`: where the browser goes. */
  readonly challengeUrl: string | null;
  /**
   * With `challenge`: the id for the completion, for a card company that does not name it when it redirects the
   * browser.
   */
  readonly authenticationId: string | null;
  /** With `declined`: the gateway's code, or one of `CHECKOUT_CODES`. */
  readonly code: string | null;
}

/** Reasons why a checkout ended that do not come from the gateway. */
export const CHECKOUT_CODES = [
  'not_executed',
  'not_configured',
  'authentication_cancelled',
  'challenge_expired',
  'replaced',
] as const;

/** The outcome that the card company's page reported when it redirected the browser. */
export interface CheckoutCompletion {
  readonly authenticationId: string;
  readonly outcome: 'authenticated' | 'cancelled';
}
