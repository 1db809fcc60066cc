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
/** Gateways that only the demo has: no money moves there. */
export const DEMO_GATEWAYS: readonly string[] = ['sandbox'];

/** How far a service's settings go; days. */
export const SETTINGS_LIMITS = {
  authorizationDays: { min: 1, max: 365 },
  refundDays: { min: 0, max: 365 },
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

/** What holds whatever the gateway is. */
export interface ServiceSettings extends AgreedSettings {
  /** Rises with each change; 0 = none were ever set. */
  readonly version: number;
  /** null = none: the service takes no card payments here. */
  readonly gateway: string | null;
}

/**
 * With a field of the name of each gateway that has accounts (`sbps`): the account there, null where the service uses another gateway.
 * Secrets are never shown, only whether there are any (`hashKeySet`).
 */
export type PaymentSettingsView = ServiceSettings & Readonly<Record<string, unknown>>;

/**
 * Everything of a service anew; under the name of its gateway the account there, as that gateway's account form describes it
 * (`server/src/payments/gateways/<name>`). Secrets left out stay as they are; all are asked for with a new address, so that none is
 * ever sent where it was not meant for.
 */
export interface PaymentSettingsRequest extends AgreedSettings {
  readonly [account: string]: unknown;
  /** Of the settings that were seen. */
  readonly version: number;
  readonly gateway: string;
}
