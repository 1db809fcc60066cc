import { TEST_CARDS } from '../../../../../simulator/src/cards/test-cards';
import { SERVICES } from '../../../../../simulator/src/services';
import { Simulator } from '../../../../../simulator/src/simulator';
import { Clock } from '../../../../shared/time/clock';
import type { Authorization, GatewayAccount } from '../../payment-gateway';
import type { SbpsCredentials } from '../account/sbps-credentials';
import { SbpsGateway } from '../sbps.gateway';

const START = new Date('2026-11-25T03:00:00Z');

class MovableClock extends Clock {
  private at = START;

  override now(): Date {
    return this.at;
  }

  move(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }

  moveTo(instant: string): void {
    this.at = new Date(instant);
  }
}

/**
 * A shop whose gateway calls a provider of its own. The provider cannot distinguish requests within one second, so each
 * begins a second later.
 */
export class Shop {
  readonly clock = new MovableClock();
  readonly gateway = new SbpsGateway(this.clock);
  /** By how much the shop's clock is behind the provider's. */
  slowBySeconds = 0;
  private orders = 0;

  constructor(
    readonly simulator: Simulator,
    readonly account: GatewayAccount & { readonly credentials: SbpsCredentials },
  ) {
    this.gateway.answerMarginMs = 300;
  }

  attempt(limitSeconds = 15) {
    this.clock.move(1_000);
    return { requestedAt: this.clock.now(), limitSeconds };
  }

  async authorization(
    says: string,
    more: Partial<Authorization> = {},
    number = TEST_CARDS.find((card) => card.says.includes(says))!.number,
  ): Promise<Authorization> {
    const { merchantId, serviceId } = this.account.credentials;
    const response = await fetch(`${this.simulator.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ merchantId, serviceId, ccNumber: number, ccExpiration: '203012', securityCode: '123' }),
    });
    const { tokenResponse } = (await response.json()) as { tokenResponse: { token: string; tokenKey: string } };
    return {
      orderId: `ORDER-${++this.orders}`,
      customerId: 'C-1',
      itemName: '珈琲豆〜深煎り🌸',
      amount: 1980,
      ...tokenResponse,
      authenticationId: null,
      ...more,
    };
  }

  async authorized(says = 'approved'): Promise<{ trackingId: string; amount: number }> {
    const reply = await this.gateway.authorize(this.account, await this.authorization(says), this.attempt());
    if (reply.outcome !== 'done') throw new Error(JSON.stringify(reply));
    return { trackingId: reply.trackingId, amount: 1980 };
  }

  capture(payment: { trackingId: string; amount: number }, on = '2026-11-25', limitSeconds?: number) {
    return this.gateway.capture(this.account, payment, on, this.attempt(limitSeconds));
  }

  refund(payment: { trackingId: string; amount: number }, limitSeconds?: number) {
    return this.gateway.refund(this.account, payment, this.attempt(limitSeconds));
  }

  lookUp(of: { trackingId: string } | { orderId: string }) {
    return this.gateway.lookUp(this.account, of, this.attempt());
  }

  applied(trackingId: string): string[] {
    return this.simulator
      .ledger()
      .operations.filter((operation) => operation.trackingId === trackingId)
      .map(({ kind }) => kind);
  }
}

const shops: Shop[] = [];

/** The gateway calls the simulator, or `endpoint` instead. */
export async function openShop(service = SERVICES[0]!, endpoint?: string): Promise<Shop> {
  const simulator = await Simulator.start({
    now: () => new Date(shop.clock.now().getTime() + shop.slowBySeconds * 1_000),
  });
  const { merchantId, serviceId, hashKey, encryption, autoCapture } = service;
  const credentials = { endpoint: endpoint ?? simulator.url, merchantId, serviceId, hashKey, encryption };
  const shop = new Shop(simulator, { merchantId: '12345', serviceId: '001', autoCapture, credentials });
  shops.push(shop);
  return shop;
}

export async function closeShops(): Promise<void> {
  await Promise.all(shops.splice(0).map(({ simulator }) => simulator.stop()));
}
