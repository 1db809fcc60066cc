import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewServiceSettings } from '../../../contract/src';
import type { Credentials } from '../gateways/account-form';
import { Gateways } from '../gateways/gateways';
import { AccountChangesService } from './account-changes.service';
import { accountPartOf } from './account-part';
import { PaymentSettings } from './payment-settings.entity';
import { StoredAccount } from './stored-account.entity';

/** The settings of a service that accepts no card payments here. */
const NOT_CONFIGURED: PaymentSettings = Object.assign(new PaymentSettings(), {
  version: 0,
  account: null,
  authorizationDays: 60,
  cardBrands: [],
  securityCode: true,
  threeDSecure: false,
  refundDays: {},
});

/** Settings of a service's payments. */
@Injectable()
export class PaymentSettingsService {
  constructor(
    private readonly accounts: AccountChangesService,
    private readonly gateways: Gateways,
  ) {}

  /** Includes the account for new payments. */
  async find(tx: EntityManager, merchantId: string, serviceId: string): Promise<PaymentSettings> {
    const found = await tx
      .createQueryBuilder(PaymentSettings, 's')
      .innerJoinAndMapOne('s.account', StoredAccount, 'a', 'a.merchantId = s.merchantId AND a.id = s.gatewayAccountId')
      .where('s.merchantId = :merchantId AND s.serviceId = :serviceId', { merchantId, serviceId })
      .getOne();
    return found ?? NOT_CONFIGURED;
  }

  /**
   * Replaces all settings of a service, and returns the credentials of its account; runs as the server itself, and for
   * one change of a service at a time. Throws the errors of `AccountChangesService.choose`.
   */
  async store(
    tx: EntityManager,
    merchantId: string,
    serviceId: string,
    request: NewServiceSettings,
  ): Promise<Credentials | null> {
    const { gateway, autoCapture, authorizationDays, cardBrands, securityCode, threeDSecure, refundDays } = request;
    const { id, credentials } = await this.accounts.choose(tx, {
      ...accountPartOf(request, this.gateways),
      merchantId,
      serviceId,
      gateway,
      autoCapture,
      corrects: request.correctsAccount ?? false,
    });
    const agreed = { authorizationDays, cardBrands: [...cardBrands], securityCode, threeDSecure, refundDays };
    await tx.upsert(PaymentSettings, { merchantId, serviceId, gatewayAccountId: id, ...agreed }, [
      'merchantId',
      'serviceId',
    ]);
    return credentials;
  }
}
