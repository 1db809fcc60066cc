import { Injectable } from '@nestjs/common';
import { ALL_SERVICES, merchantScope } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { Gateways } from '../gateways/gateways';
import type { GatewayAccount, GatewayPayment, PaymentGateway } from '../gateways/payment-gateway';
import { PaymentSettingsService } from './payment-settings.service';

/** A gateway and the account to speak to it with. */
export interface OpenAccount {
  readonly gateway: PaymentGateway;
  readonly account: GatewayAccount;
}

/** The same, with the payment that it is about. */
export interface PaymentAccount extends OpenAccount {
  readonly payment: GatewayPayment;
}

/** Finds the gateway of a service or a payment. Reads in a transaction of its own, which has ended before the gateway is called. */
@Injectable()
export class GatewayAccountsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: PaymentSettingsService,
    private readonly gateways: Gateways,
  ) {}

  /** Null where the service has no gateway (any more). */
  async ofService(merchantId: string, serviceId: string): Promise<OpenAccount | null> {
    const found = await this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      this.settings.account(tx, merchantId, serviceId),
    );
    const gateway = found && this.gateways.named(found.gateway);
    return gateway ? { gateway, account: found.account } : null;
  }

  /** For the card payment behind an order. */
  ofPayment({
    merchantId,
    orderId,
  }: {
    readonly merchantId: string;
    readonly orderId: string;
  }): Promise<PaymentAccount | null> {
    return this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), async (tx) => {
      const [row] = (await tx.query(
        `SELECT o.service_id AS "serviceId", p.tracking_id AS "trackingId", p.amount FROM orders o JOIN payments p ON p.merchant_id = o.merchant_id AND p.order_id = o.id
         WHERE o.merchant_id = $1 AND o.id = $2`,
        [merchantId, orderId],
      )) as { serviceId: string; trackingId: string; amount: number }[];
      const found = row && (await this.settings.account(tx, merchantId, row.serviceId));
      const gateway = found && this.gateways.named(found.gateway);
      return gateway
        ? { gateway, account: found.account, payment: { trackingId: row.trackingId, amount: row.amount } }
        : null;
    });
  }
}
