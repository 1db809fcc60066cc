import { Injectable } from '@nestjs/common';
import type { GatewayName } from '../../../contract/src';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { PaymentSettingsService } from '../settings/payment-settings.service';
import type { GatewayAccount, GatewayPayment, PaymentGateway } from './payment-gateway';
import { SbpsGateway } from './sbps/sbps.gateway';

/** A gateway, the account to speak to it with, and the payment that it is about. */
export interface OpenAccount {
  readonly gateway: PaymentGateway;
  readonly account: GatewayAccount;
  readonly payment: GatewayPayment;
}

/** Finds the gateway of a service. Reads in a transaction of its own, which has ended before the gateway is called. */
@Injectable()
export class Gateways {
  private readonly known = new Map<GatewayName, PaymentGateway>();

  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: PaymentSettingsService,
    sbps: SbpsGateway,
  ) {
    this.add('sbps', sbps);
  }

  /** For a gateway that not every installation has. */
  add(name: GatewayName, gateway: PaymentGateway): void {
    this.known.set(name, gateway);
  }

  /** undefined: this installation has no such gateway. */
  named(name: GatewayName | null): PaymentGateway | undefined {
    return name === null ? undefined : this.known.get(name);
  }

  /** Null where the service has no gateway (any more). */
  async of(merchantId: string, serviceId: string): Promise<Omit<OpenAccount, 'payment'> | null> {
    const found = await this.tenancy.asMerchant({ merchantId, serviceIds: null }, (tx) =>
      this.settings.account(tx, merchantId, serviceId),
    );
    const gateway = found && this.named(found.gateway);
    return gateway ? { gateway, account: found.account } : null;
  }

  /** For the card payment behind an order. */
  accountOf({
    merchantId,
    orderId,
  }: {
    readonly merchantId: string;
    readonly orderId: string;
  }): Promise<OpenAccount | null> {
    return this.tenancy.asMerchant({ merchantId, serviceIds: null }, async (tx) => {
      const [row] = (await tx.query(
        `SELECT o.service_id AS "serviceId", p.tracking_id AS "trackingId", p.amount FROM orders o JOIN payments p ON p.merchant_id = o.merchant_id AND p.order_id = o.id
         WHERE o.merchant_id = $1 AND o.id = $2`,
        [merchantId, orderId],
      )) as { serviceId: string; trackingId: string; amount: number }[];
      const found = row && (await this.settings.account(tx, merchantId, row.serviceId));
      const gateway = found && this.named(found.gateway);
      return gateway
        ? { gateway, account: found.account, payment: { trackingId: row.trackingId, amount: row.amount } }
        : null;
    });
  }
}
