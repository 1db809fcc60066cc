import type { CardBrand } from '../../../contract/src';
import type { AccountForm, Credentials } from './account-form';

/** One payment as a gateway knows it. Amounts are integer yen. */
export interface GatewayPayment {
  /** トラッキングID, 14 digits. */
  readonly trackingId: string;
  readonly amount: number;
}

/** The request for an authorisation: the card itself stays with the gateway's tokeniser. */
export interface Authorization {
  /** Ours, at most 38 characters of `A-Za-z0-9-`; never used for a second payment. */
  readonly orderId: string;
  readonly customerId: string;
  readonly itemName: string;
  readonly amount: number;
  /** The tokeniser's result for the card: if it returns a single value, `tokenKey` equals it or is empty. */
  readonly token: string;
  readonly tokenKey: string;
  /** The id from `authenticate`, if 3-D Secure was required. */
  readonly authenticationId: string | null;
  /**
   * Awaited by gateways that know a payment by its tracking id only, after they learn the id and before the
   * authorisation is made final. Once it is recorded, the payment can be looked up even if the process dies; if this
   * throws, nothing is made final.
   */
  readonly onBegun?: (trackingId: string) => Promise<void>;
}

/**
 * When a request began and until when the gateway may execute it: a look-up concludes "not executed" only after that
 * (spec 4.2).
 */
export interface Attempt {
  readonly requestedAt: Date;
  /** Seconds from then. */
  readonly limitSeconds: number;
}

/**
 * The outcome of a call. `already`: the gateway reports that this was done before; only a look-up shows whether it was
 * this very operation. `declined`: nothing was done; `code` is the gateway's own, and is shown. `unknown`: no response,
 * or none that can be trusted; the call is never repeated, only looked up.
 */
export type GatewayReply =
  | { readonly outcome: 'done'; readonly transactionId: string | null; readonly processedAt: Date }
  | { readonly outcome: 'already'; readonly code: string }
  | { readonly outcome: 'declined'; readonly code: string }
  | { readonly outcome: 'unknown'; readonly reason: string };

export type AuthorizationReply =
  | {
      readonly outcome: 'done';
      readonly trackingId: string;
      readonly transactionId: string | null;
      readonly processedAt: Date;
      readonly approvalCode: string | null;
      readonly card: GatewayCard;
    }
  | Exclude<GatewayReply, { outcome: 'done' }>;

/** The gateway's data about a card, which only the gateway knows. null if it does not state it. */
export interface GatewayCard {
  readonly brand: CardBrand | null;
  readonly lastDigits: string | null;
}

/** A code of the portal: the service does not accept the card's brand; nothing was made final. */
export const BRAND_NOT_ACCEPTED = 'brand_not_accepted';

/** The state of a payment at the gateway; `none`: the gateway knows no such payment. */
export interface GatewayState {
  readonly status: 'authorized' | 'captured' | 'voided' | 'refunded' | 'none';
  /** The date of the capture or refund, `YYYY-MM-DD`, if the gateway states it. */
  readonly processedOn: string | null;
  /** Set for an authorisation that is looked up by its order id. */
  readonly trackingId: string | null;
  /** Integer yen, if the gateway states it. */
  readonly amount?: number;
  readonly card?: GatewayCard;
}

export type LookUpReply =
  | { readonly outcome: 'known'; readonly state: GatewayState }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** 3-D Secure: whether the cardholder has to authenticate, and at which address the browser does so. */
export type AuthenticationReply =
  | { readonly outcome: 'not_needed' }
  | { readonly outcome: 'challenge'; readonly authenticationId: string; readonly url: string }
  | Exclude<GatewayReply, { outcome: 'done' | 'already' }>;

/**
 * The single port to the systems that move money (spec 4.3). Methods never throw for an error of a gateway or a
 * network: that is an outcome. An implementation never repeats a call, and its methods must not be called inside a
 * transaction.
 */
export interface PaymentGateway {
  /** The gateway's part of a service's payment settings; left out if it needs none. */
  readonly accountForm?: AccountForm;
  authenticate(
    account: GatewayAccount,
    authorization: Authorization,
    returnUrl: string,
    attempt: Attempt,
  ): Promise<AuthenticationReply>;
  authorize(account: GatewayAccount, authorization: Authorization, attempt: Attempt): Promise<AuthorizationReply>;
  /** 売上日指定要求. `captureOn`: `YYYY-MM-DD` (JST). */
  capture(account: GatewayAccount, payment: GatewayPayment, captureOn: string, attempt: Attempt): Promise<GatewayReply>;
  /** 返金要求: cancels the authorisation before a capture, refunds after it. */
  refund(account: GatewayAccount, payment: GatewayPayment, attempt: Attempt): Promise<GatewayReply>;
  lookUp(
    account: GatewayAccount,
    of: { readonly trackingId: string } | { readonly orderId: string },
    attempt: Attempt,
  ): Promise<LookUpReply>;
  /**
   * Whether this code declined a refund because of its day: before the 売上日, or after the card company's closing
   * date.
   */
  isOutsideRefundWindow(code: string): boolean;
  /**
   * Takes over a payment that a shop authorised by itself; a second call changes nothing. Left out if the shop has
   * registered the payment at the gateway already.
   */
  adopt?(account: GatewayAccount, payment: GatewayPayment): Promise<void>;
}

/** The account of a payment or service at the gateway, with the settings that it has agreed. */
export interface GatewayAccount {
  /** MID and SID of the portal. */
  readonly merchantId: string;
  readonly serviceId: string;
  readonly autoCapture: boolean;
  /** The accepted brands; left out: whatever the gateway accepts. */
  readonly cardBrands?: readonly CardBrand[];
  /** As defined by the gateway's own `accountForm`; null if there are none, or if they cannot be decrypted. */
  readonly credentials: Credentials | null;
}
