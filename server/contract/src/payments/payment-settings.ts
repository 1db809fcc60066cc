import type { CardBrand } from '../cases/payment-information';

/**
 * A service's agreement with its payment gateway; an API for the provider's administrators, without a screen.
 *
 *   GET /api/merchants/:merchantId/services/:serviceId/payment-settings                          PaymentSettingsView | 404
 *   PUT /api/merchants/:merchantId/services/:serviceId/payment-settings  PaymentSettingsRequest  200 PaymentSettingsView | 404 | 409 | 422
 *
 * 409 `version_conflict`: the settings were changed after they were read; `current` contains the current ones.
 *
 * A service can change its gateway, or its account there, at any time: payments that were authorised before, and checkouts
 * that have begun, stay with the account that authorised them. New secrets for the same account hold for earlier payments too;
 * look-ups use them at once.
 */

/** Gateways that exist only in the demo: no money moves there. */
export const DEMO_GATEWAYS: readonly string[] = ['sandbox'];

/** Limits of a service's settings, in days. */
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
  /** By brand: days after a capture on which a refund is possible; for a missing brand the gateway decides. */
  readonly refundDays: Readonly<Partial<Record<CardBrand, number>>>;
}

/** The settings that do not depend on the gateway. */
export interface ServiceSettings extends AgreedSettings {
  /** Increases with each change; 0 = never set. */
  readonly version: number;
  /** null = none: the service accepts no card payments in the portal. */
  readonly gateway: string | null;
}

/**
 * For each gateway that has accounts a field of its name (`sbps`) with the account, null where the service uses another
 * gateway. Secrets are never returned, only whether they are set (`hashKeySet`).
 */
export type PaymentSettingsView = ServiceSettings & Readonly<Record<string, unknown>>;

/**
 * Replaces all settings of a service. The field with the gateway's name contains the account, as that gateway's account
 * form describes it (`server/src/payments/gateways/<name>`). Secrets that are left out stay unchanged; a new address
 * requires all of them, so that no secret is sent to another address than the one it was entered for.
 */
export interface NewServiceSettings extends AgreedSettings {
  readonly [account: string]: unknown;
  readonly gateway: string;
  /**
   * The ids of the current account were mistyped: its payments are looked up, captured and refunded with the new ids too.
   * Without it, other ids are another account, which only new payments use.
   */
  readonly correctsAccount?: boolean;
}

export interface PaymentSettingsRequest extends NewServiceSettings {
  /** The version of the settings that was seen. */
  readonly version: number;
}
