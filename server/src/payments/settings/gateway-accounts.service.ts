import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KeptKeys } from '../../shared/sealing/kept-keys';
import type { WrappedKey } from '../../shared/sealing/master-keys';
import { Seal } from '../../shared/sealing/seal';
import { ALL_SERVICES, merchantScope } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import type { Credentials } from '../gateways/account-form';
import { Gateways } from '../gateways/gateways';
import type { GatewayAccount, PaymentGateway } from '../gateways/payment-gateway';
import { PaymentSettings } from './payment-settings.entity';
import { StoredAccount } from './stored-account.entity';

export const ACCOUNT_KEYS: KeptKeys = {
  table: 'gateway_accounts',
  id: ['merchant_id', 'id'],
  owner: `'payment-settings:' || merchant_id || ':' || service_id`,
};

/** A gateway, and the account with which to call it. */
export interface OpenAccount {
  readonly gateway: PaymentGateway;
  readonly account: GatewayAccount;
}

/** Opens accounts for calls to their gateways, and encrypts their credentials. */
@Injectable()
export class GatewayAccountsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly gateways: Gateways,
    private readonly seal: Seal,
  ) {}

  /**
   * Runs in a transaction of its own, which has ended before the gateway is called. Null if there is no account, or if
   * this installation has no such gateway.
   */
  find(merchantId: string, id: string | null): Promise<OpenAccount | null> {
    if (id === null) return Promise.resolve(null);
    return this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) => this.open(tx, merchantId, id));
  }

  /** The same in the caller's transaction. */
  async open(tx: EntityManager, merchantId: string, id: string): Promise<OpenAccount | null> {
    const stored = await tx
      .createQueryBuilder(StoredAccount, 'a')
      .leftJoinAndMapOne(
        'a.settings',
        PaymentSettings,
        's',
        's.merchantId = a.merchantId AND s.serviceId = a.serviceId',
      )
      .where('a.merchantId = :merchantId AND a.id = :id', { merchantId, id })
      .getOne();
    const gateway = stored && this.gateways.named(stored.gateway);
    if (!gateway) return null;
    const { serviceId, autoCapture, settings } = stored;
    const credentials = this.credentialsOf(stored);
    return { gateway, account: { merchantId, serviceId, autoCapture, cardBrands: settings?.cardBrands, credentials } };
  }

  /** Null if there are none, or if they cannot be decrypted: those count as missing. */
  credentialsOf(account: StoredAccount): Credentials | null {
    const { sealedCredentials } = account;
    return (
      sealedCredentials &&
      (this.seal.tryUnseal(account as WrappedKey, ownerOf(account), sealedCredentials) as Credentials | null)
    );
  }

  /** The columns that store an account's credentials, encrypted with a data key of its own. */
  sealed(
    account: Pick<StoredAccount, 'merchantId' | 'serviceId'>,
    credentials: Credentials | null,
  ): Pick<StoredAccount, 'sealedCredentials' | 'wrappedKey' | 'masterKeyVersion'> {
    if (!credentials) return { sealedCredentials: null, wrappedKey: null, masterKeyVersion: null };
    const owner = ownerOf(account);
    const key = this.seal.newKey(owner);
    return { ...key, sealedCredentials: this.seal.seal(key, owner, credentials) };
  }
}

/** The name dates from the time when a service had only one account, stored with its settings. */
function ownerOf({ merchantId, serviceId }: Pick<StoredAccount, 'merchantId' | 'serviceId'>): string {
  return `payment-settings:${merchantId}:${serviceId}`;
}
