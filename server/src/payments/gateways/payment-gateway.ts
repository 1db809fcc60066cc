import type { CardBrand } from '../../../contract/src';
import type { AccountForm, Credentials } from './account-form';

/** One payment as a gateway knows it. Amounts are integer yen. */
export interface GatewayPayment {
  /** トラッキングID, 14 digits. */
  readonly trackingId: string;
  readonly amount: number;
}

/** How a card payment is begun: the card itself stays with the gateway's tokeniser. */
export interface Authorization {
  /** Ours, at most 38 characters of `A-Za-z0-9-`; never used for a second payment. */
  readonly orderId: string;
  readonly customerId: string;
  readonly itemName: string;
  readonly amount: number;
  /** What the gateway's tokeniser returned for the card: where it returns one value, `tokenKey` is the same or empty. */
  readonly token: string;
  readonly tokenKey: string;
  /** Of `authenticate`, where 3-D Secure was asked for. */
  readonly authenticationId: string | null;
  /**
   * Awaited by gateways that know a payment by its tracking id alone, after they learn it and before the authorisation is made
   * final. Once written down there, it can be looked up whatever dies next; what throws here makes nothing final.
   */
  readonly onBegun?: (trackingId: string) => Promise<void>;
}

/** When a request began and until when the gateway may still execute it: a look-up concludes "not executed" only later (spec 4.2). */
export interface Attempt {
  readonly requestedAt: Date;
  /** Seconds from then. */
  readonly limitSeconds: number;
}

/**
 * What became of a call. `already`: the gateway says that this had been done before; only a look-up tells whether it was this
 * very operation. `declined`: nothing was done; `code` is the gateway's own, and is shown. `unknown`: no answer, or none that can
 * be believed; never repeated, only looked up.
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

/** What the gateway tells of a card: it alone knows. null where it does not tell. */
export interface GatewayCard {
  readonly brand: CardBrand | null;
  readonly lastDigits: string | null;
}

/** Ours: the card is of a brand that the service does not accept; nothing was made final. */
export const BRAND_NOT_ACCEPTED = 'brand_not_accepted';

/** Where a payment stands at the gateway; `none`: it knows of no such payment. */
export interface GatewayState {
  readonly status: 'authorized' | 'captured' | 'voided' | 'refunded' | 'none';
  /** The date that was captured or refunded on, `YYYY-MM-DD`, where the gateway tells. */
  readonly processedOn: string | null;
  /** Of an authorisation that is looked up by its order id. */
  readonly trackingId: string | null;
  /** Integer yen, where the gateway tells it. */
  readonly amount?: number;
  readonly card?: GatewayCard;
}

export type LookUpReply =
  | { readonly outcome: 'known'; readonly state: GatewayState }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** 3-D Secure: whether the cardholder has to prove who they are, and where (an address that the browser goes to). */
export type AuthenticationReply =
  | { readonly outcome: 'not_needed' }
  | { readonly outcome: 'challenge'; readonly authenticationId: string; readonly url: string }
  | Exclude<GatewayReply, { outcome: 'done' | 'already' }>;

/**
 * The one port to where money moves (spec 4.3). Methods never throw for what a gateway or a network does: that is an outcome.
 * Nothing here repeats a call, and nothing may be called inside a transaction.
 */
export interface PaymentGateway {
  /** What it asks for of a service's payment settings; left out where that is nothing. */
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
  /** Whether this code declined a refund because of its day: before the 売上日, or after the card company's closing date. */
  isOutsideRefundWindow(code: string): boolean;
  /** Takes in what a shop authorised by itself; a second time it changes nothing. Left out by a gateway where the shop has done so. */
  adopt?(account: GatewayAccount, payment: GatewayPayment): Promise<void>;
}

/** Whose payment it is, and what its service has agreed with the gateway. */
export interface GatewayAccount {
  /** MID and SID of the portal. */
  readonly merchantId: string;
  readonly serviceId: string;
  readonly autoCapture: boolean;
  /** Accepted ones; left out: whatever the gateway takes. */
  readonly cardBrands?: readonly CardBrand[];
  /** As the gateway's own `accountForm` asked for them; null where there are none, or none that can be read. */
  readonly credentials: Credentials | null;
}
