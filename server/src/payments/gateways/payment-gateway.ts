import type { CardBrand } from '../../../contract/src';

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
  /** Seconds; the protocol's limit_second. */
  readonly limitSeconds: number;
}

/**
 * What became of a call. `already`: the gateway says that this had been done before; only a look-up tells whether it was this
 * very operation. `unknown`: no answer, or none that can be believed; never repeated, only looked up. `refused`: nothing was
 * done and nothing can be by trying again like this; `code` is the gateway's (8 characters), for a person's eyes with `explanation`.
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
  /** Takes in what a shop authorised by itself, again as often as it is told; left out by a gateway where the shop has done so. */
  adopt?(payment: GatewayPayment & { readonly merchantId: string }, status: 'authorized' | 'captured'): Promise<void>;
}

/** Whose payment it is, and what its service has agreed with the gateway. */
export interface GatewayAccount {
  /** MID and SID of the portal. */
  readonly merchantId: string;
  readonly serviceId: string;
  readonly autoCapture: boolean;
  /** Accepted ones; left out: whatever the gateway takes. */
  readonly cardBrands?: readonly CardBrand[];
  /** Of `sbps`; null for the sandbox. */
  readonly sbps: SbpsCredentials | null;
}

/** What the provider hands a service for its API; kept sealed. */
export interface SbpsCredentials {
  /** `https://…`, without the path; another scheme only on loopback. */
  readonly endpoint: string;
  /** merchant_id 9(5), service_id 9(3) at the provider. */
  readonly merchantId: string;
  readonly serviceId: string;
  readonly hashKey: string;
  /** 3DES; null = values go unencrypted (encrypted_flg 0). Key 24 ASCII bytes, IV 8. */
  readonly encryption: { readonly key: string; readonly iv: string } | null;
}
