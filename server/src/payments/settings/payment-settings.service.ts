import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgreedSettings, CardBrand } from '../../../contract/src';
import type { KeptKeys } from '../../shared/sealing/kept-keys';
import { Seal } from '../../shared/sealing/seal';
import type { Raw } from '../../shared/statement';
import type { Credentials } from '../gateways/account-form';
import type { GatewayAccount } from '../gateways/payment-gateway';

export const SETTINGS_KEYS: KeptKeys = {
  table: 'payment_settings',
  id: ['merchant_id', 'service_id'],
  owner: `'payment-settings:' || merchant_id || ':' || service_id`,
};

/** What a service has agreed with its gateway (spec 4.3). */
export interface PaymentSettings extends AgreedSettings {
  /** null = no gateway: the service takes no card payments here. */
  readonly gateway: string | null;
}

/** With the number of their changes, which the database counts. */
export interface KeptSettings extends PaymentSettings {
  readonly version: number;
}

interface CredentialsRow {
  readonly gateway: string;
  readonly autoCapture: boolean;
  readonly cardBrands: readonly CardBrand[];
  readonly sealedCredentials: Buffer | null;
  readonly wrappedKey: Buffer;
  readonly masterKeyVersion: number;
}

const NOT_CONFIGURED: KeptSettings = {
  version: 0,
  gateway: null,
  authorizationDays: 60,
  autoCapture: false,
  cardBrands: [],
  securityCode: true,
  threeDSecure: false,
  refundDays: {},
};
/** What to select of `payment_settings AS agreed` so that `settingsOf` finds them in the row. */
export const SETTINGS_COLUMNS = `agreed.version AS "settingsVersion", agreed.gateway, agreed.authorization_days AS "authorizationDays", agreed.auto_capture AS "autoCapture", agreed.card_brands AS "cardBrands",
  agreed.security_code AS "securityCode", agreed.three_d_secure AS "threeDSecure", agreed.refund_days AS "refundDays"`;

/** Those of a row whose settings were joined with LEFT JOIN, or of no row. */
export function settingsOf(row: Raw | undefined): KeptSettings {
  if (!row?.['gateway']) return NOT_CONFIGURED;
  const {
    gateway,
    authorizationDays,
    autoCapture,
    cardBrands,
    securityCode,
    threeDSecure,
    refundDays,
    settingsVersion: version,
  } = row as unknown as PaymentSettings & { readonly settingsVersion: number };
  return { version, gateway, authorizationDays, autoCapture, cardBrands, securityCode, threeDSecure, refundDays };
}

/** Settings of a service's payments; the provider's credentials are kept sealed. */
@Injectable()
export class PaymentSettingsService {
  constructor(private readonly seal: Seal) {}

  async find(tx: EntityManager, merchantId: string, serviceId: string): Promise<KeptSettings> {
    const [row] = (await tx.query(
      `SELECT ${SETTINGS_COLUMNS} FROM payment_settings agreed WHERE merchant_id = $1 AND service_id = $2`,
      [merchantId, serviceId],
    )) as Raw[];
    return settingsOf(row);
  }

  /** The gateway of a service and the account to speak to it with; null where none is configured. Credentials that cannot be read are as though they were not set. */
  async account(
    tx: EntityManager,
    merchantId: string,
    serviceId: string,
  ): Promise<{ gateway: string; account: GatewayAccount } | null> {
    const [row] = (await tx.query(
      `SELECT gateway, auto_capture AS "autoCapture", card_brands AS "cardBrands", sealed_credentials AS "sealedCredentials", wrapped_key AS "wrappedKey", master_key_version AS "masterKeyVersion"
       FROM payment_settings WHERE merchant_id = $1 AND service_id = $2`,
      [merchantId, serviceId],
    )) as CredentialsRow[];
    if (!row) return null;
    const context = contextOf(merchantId, serviceId);
    const credentials =
      row.sealedCredentials && (this.seal.tryUnseal(row, context, row.sealedCredentials) as Credentials | null);
    return {
      gateway: row.gateway,
      account: { merchantId, serviceId, autoCapture: row.autoCapture, cardBrands: row.cardBrands, credentials },
    };
  }

  /** Sets everything of a service anew; runs as the server itself. */
  async store(
    tx: EntityManager,
    merchantId: string,
    serviceId: string,
    settings: PaymentSettings & { readonly gateway: string },
    credentials: Credentials | null,
  ): Promise<void> {
    const key = credentials && this.seal.newKey(contextOf(merchantId, serviceId));
    const sealed = key && this.seal.seal(key, contextOf(merchantId, serviceId), credentials);
    const { gateway, authorizationDays, autoCapture, cardBrands, securityCode, threeDSecure, refundDays } = settings;
    await tx.query(
      `INSERT INTO payment_settings (merchant_id, service_id, gateway, sealed_credentials, wrapped_key, master_key_version,
         authorization_days, auto_capture, card_brands, security_code, three_d_secure, refund_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (merchant_id, service_id) DO UPDATE SET gateway = excluded.gateway, sealed_credentials = excluded.sealed_credentials,
         wrapped_key = excluded.wrapped_key, master_key_version = excluded.master_key_version, authorization_days = excluded.authorization_days,
         auto_capture = excluded.auto_capture, card_brands = excluded.card_brands, security_code = excluded.security_code,
         three_d_secure = excluded.three_d_secure, refund_days = excluded.refund_days`,
      [
        merchantId,
        serviceId,
        gateway,
        sealed,
        key?.wrappedKey ?? null,
        key?.masterKeyVersion ?? null,
        authorizationDays,
        autoCapture,
        cardBrands,
        securityCode,
        threeDSecure,
        refundDays,
      ],
    );
  }
}

function contextOf(merchantId: string, serviceId: string): string {
  return `payment-settings:${merchantId}:${serviceId}`;
}
