import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CardSettings, Shop, Tokeniser } from '../../contract/src/demo';
import { Service } from '../merchants/service.entity';
import { CONFIG } from '../shared/settings/config.token';
import { DomainError, notFound } from '../shared/errors/domain-error';
import { ALL_SERVICES, merchantScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { sbpsCredentialsOf } from '../payments/gateways/sbps/account/sbps-credentials';
import { GatewayAccountsService } from '../payments/settings/gateway-accounts.service';
import type { StoredAccount } from '../payments/settings/stored-account.entity';
import { PaymentSettingsService } from '../payments/settings/payment-settings.service';
import { productsOf, SHIPPING_FEE, SHOP_MERCHANT } from './catalogue';

const TOKENISER_SCRIPT = '/sbpstoken/com_sbps_system_token.js';

/** The data about the shop that a buyer's browser needs. */
@Injectable()
export class ShopService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: PaymentSettingsService,
    private readonly accounts: GatewayAccountsService,
    @Inject(CONFIG) private readonly config: { readonly sbpsTokenizerOrigin?: string },
  ) {}

  /** The shop of one service; without a SID, of the merchant's first. */
  show(serviceId?: string): Promise<Shop> {
    return this.tenancy.as(merchantScope(SHOP_MERCHANT, ALL_SERVICES), async (tx) => {
      const services = await tx.find(Service, {
        where: { merchantId: SHOP_MERCHANT, active: true },
        order: { serviceId: 'ASC' },
      });
      const shown = serviceId === undefined ? services[0] : services.find((service) => service.serviceId === serviceId);
      if (!shown) throw notFound();
      return {
        name: shown.name,
        services: services.map(({ serviceId, name }) => ({ serviceId, name })),
        serviceId: shown.serviceId,
        shippingFee: SHIPPING_FEE,
        products: productsOf(shown.serviceId).map(({ id, name, price }) => ({ id, name, price })),
        card: await this.card(tx, shown.serviceId),
      };
    });
  }

  private async card(tx: EntityManager, serviceId: string): Promise<CardSettings> {
    const { account, cardBrands, securityCode, threeDSecure } = await this.settings.find(tx, SHOP_MERCHANT, serviceId);
    return { brands: cardBrands, securityCode, threeDSecure, tokeniser: this.tokeniser(account) };
  }

  private tokeniser(account: StoredAccount | null): Tokeniser {
    if (account?.gateway !== 'sbps') return { kind: 'sandbox' };
    const { sbpsTokenizerOrigin } = this.config;
    if (!sbpsTokenizerOrigin) throw new DomainError('invalid_state', 'SBPS_TOKENIZER_ORIGIN is not set');
    const credentials = sbpsCredentialsOf({ credentials: this.accounts.credentialsOf(account) });
    if (!credentials) throw new DomainError('invalid_state', 'the service has no credentials that can be read');
    return {
      kind: 'sbps',
      scriptUrl: sbpsTokenizerOrigin + TOKENISER_SCRIPT,
      merchantId: credentials.merchantId,
      serviceId: credentials.serviceId,
    };
  }
}
