import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ALL_SERVICES, merchantScope } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import type { GatewayPayment } from '../gateways/payment-gateway';
import { GatewayAccountsService, type OpenAccount } from '../settings/gateway-accounts.service';
import { PaymentSettings } from '../settings/payment-settings.entity';
import { Payment } from './payment.entity';

/** A payment, with the account that authorised it. */
export interface PaymentAccount extends OpenAccount {
  readonly payment: GatewayPayment;
}

/** Identifies the card payment of an order. */
type OfOrder = Pick<Payment, 'merchantId' | 'orderId'>;

/** Finds the account at which a payment is captured, refunded and looked up: the one that authorised it. */
@Injectable()
export class PaymentAccountsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly accounts: GatewayAccountsService,
  ) {}

  /**
   * Runs in a transaction of its own, which has ended before the gateway is called. Null if there is no account, or if
   * this installation has no such gateway.
   */
  find(of: OfOrder): Promise<PaymentAccount | null> {
    return this.tenancy.as(merchantScope(of.merchantId, ALL_SERVICES), (tx) => this.open(tx, of));
  }

  /** The same in the caller's transaction. */
  async open(tx: EntityManager, { merchantId, orderId }: OfOrder): Promise<PaymentAccount | null> {
    const payment = await tx.findOneBy(Payment, { merchantId, orderId });
    const id = payment && (payment.gatewayAccountId ?? (await this.presentAccount(tx, payment)));
    const open = id && (await this.accounts.open(tx, merchantId, id));
    return open ? { ...open, payment: { trackingId: payment.trackingId, amount: payment.amount } } : null;
  }

  /** For a payment whose service had no account when it was placed. */
  private async presentAccount(tx: EntityManager, { merchantId, orderId }: OfOrder): Promise<string | undefined> {
    const settings = await tx
      .createQueryBuilder(PaymentSettings, 's')
      .innerJoin('orders', 'o', 'o.merchantId = s.merchantId AND o.serviceId = s.serviceId')
      .where('o.merchantId = :merchantId AND o.id = :orderId', { merchantId, orderId })
      .getOne();
    return settings?.gatewayAccountId;
  }
}
