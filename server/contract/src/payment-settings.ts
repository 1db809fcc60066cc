import type { CardBrand } from './portal-api';

/**
 * What a service has agreed with its payment gateway; for the provider's administrators, without a screen.
 *
 *   GET /api/merchants/:merchantId/services/:serviceId/payment-settings                          PaymentSettingsView | 404
 *   PUT /api/merchants/:merchantId/services/:serviceId/payment-settings  PaymentSettingsRequest  200 PaymentSettingsView | 404 | 409 | 422
 *
 * 409 `version_conflict`: somebody has changed them since they were read; `current` is how they are now.
 * 409 `invalid_state`: the gateway can't change while the outcome of an operation or a checkout is looked up. The account there can
 * always be corrected; look-ups then ask the corrected one.
 */
export const GATEWAY_NAMES = ['sandbox', 'sbps'] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/** How far a service's settings go; days. */
export const SETTINGS_LIMITS = {
  authorizationDays: { min: 1, max: 365 },
  refundDays: { min: 0, max: 365 },
  encryptionKey: 24,
  encryptionIv: 8,
  hashKey: 100,
} as const;

export interface AgreedSettings {
  /** オーソリ有効期間. */
  readonly authorizationDays: number;
  /** 自動売上. */
  readonly autoCapture: boolean;
  readonly cardBrands: readonly CardBrand[];
  readonly securityCode: boolean;
  readonly threeDSecure: boolean;
  /** By brand: days after a capture on which a refund still works; a brand left out: the gateway decides. */
  readonly refundDays: Readonly<Partial<Record<CardBrand, number>>>;
}

/** Secrets are never told, only whether there are any. */
export interface PaymentSettingsView extends AgreedSettings {
  /** Rises with each change; 0 = none were ever set. */
  readonly version: number;
  /** null = none: the service takes no card payments here. */
  readonly gateway: GatewayName | null;
  readonly sbps: (SbpsAccount & { readonly hashKeySet: boolean; readonly encryptionSet: boolean }) | null;
}

/** Everything of a service anew. */
export interface PaymentSettingsRequest extends AgreedSettings {
  /** Of the settings that were seen. */
  readonly version: number;
  readonly gateway: GatewayName;
  /** Of `sbps` only, and required there. */
  readonly sbps?: SbpsRequest | null;
}

/** Where the provider is reached, and as whom. */
export interface SbpsAccount {
  /** `https://host[:port]` in the public network; in the demo also `http` on loopback. */
  readonly endpoint: string;
  /** The provider's own, 5 digits. */
  readonly merchantId: string;
  /** 3 digits. */
  readonly serviceId: string;
}

/** Secrets left out stay as they are; both are asked for with a new endpoint, so that none is ever sent where it was not meant for. */
export interface SbpsRequest extends SbpsAccount {
  /** Printable ASCII. */
  readonly hashKey?: string;
  /** 3DES: key of 24, IV of 8 printable ASCII characters; null = values go unencrypted. */
  readonly encryption?: { readonly key: string; readonly iv: string } | null;
}
