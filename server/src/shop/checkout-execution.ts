import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../config';
import { Clock } from '../shared/time/clock';
import { CONFIG } from '../shared/settings/config.token';
import { Jobs } from '../shared/jobs/jobs';
import { GatewayAccountsService, type OpenAccount } from '../payments/settings/gateway-accounts.service';
import type { Attempt, AuthenticationReply, Authorization } from '../payments/gateways/payment-gateway';
import { limitOf } from '../payments/gateways/attempt-limits';
import { NOT_EXECUTED } from '../payments/operations/verdict';
import { CheckoutContents } from './checkout-contents';
import { CheckoutOutcomesService } from './checkout-outcomes.service';
import { type CheckoutVerdict, verdictOfAuthorization, verdictOfFound } from './checkout-verdict';
import type { Checkout } from './checkout.entity';

export const LOOK_UP_CHECKOUTS = 'look-up-checkouts';

/**
 * Calls the gateway for a checkout that is committed already, and has the outcome recorded. Never within a transaction.
 */
@Injectable()
export class CheckoutExecution {
  private readonly logger = new Logger('Checkout');

  constructor(
    private readonly accounts: GatewayAccountsService,
    private readonly contents: CheckoutContents,
    private readonly outcomes: CheckoutOutcomesService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The first step: 3-D Secure if the service requires it and the gateway reports that the card supports it, otherwise
   * the authorisation immediately.
   */
  async begin(checkout: Checkout, asksFor3DSecure: boolean): Promise<void> {
    const account = await this.accounts.find(checkout.merchantId, checkout.gatewayAccountId);
    if (!account) return this.record(checkout, { state: 'declined', code: 'not_configured' });
    if (!asksFor3DSecure) return this.authorize(checkout, account);
    const reply = await account.gateway.authenticate(
      account.account,
      this.authorizationOf(checkout),
      this.returnUrl(checkout),
      checkout,
    );
    if (reply.outcome === 'challenge')
      return this.outcomes.recordChallenge(checkout, reply.authenticationId, reply.url);
    if (reply.outcome === 'not_needed') return this.authorize(checkout, account);
    await this.record(checkout, verdictWithoutAuthentication(reply));
  }

  /** After the challenge. */
  async complete(checkout: Checkout): Promise<void> {
    const account = await this.accounts.find(checkout.merchantId, checkout.gatewayAccountId);
    await (account
      ? this.authorize(checkout, account)
      : this.record(checkout, { state: 'declined', code: 'not_configured' }));
  }

  /** The cardholder cancelled the authentication. */
  cancel(checkout: Checkout): Promise<void> {
    return this.record(checkout, { state: 'declined', code: 'authentication_cancelled' });
  }

  /** Asks for the outcome; may be called any number of times. A challenge that nobody completed is over. */
  async lookUp(checkout: Checkout): Promise<void> {
    if (checkout.state === 'challenge') return this.record(checkout, { state: 'declined', code: 'challenge_expired' });
    const account = await this.accounts.find(checkout.merchantId, checkout.gatewayAccountId);
    if (!account) return;
    // Compared with the time before the look-up: what is executed after it is seen by the next look-up.
    const isPastLimit = this.clock.now() > limitOf(checkout);
    await this.record(checkout, verdictOfFound(await this.find(checkout, account), isPastLimit));
  }

  private async authorize(checkout: Checkout, account: OpenAccount): Promise<void> {
    const reply = await account.gateway.authorize(account.account, this.authorizationOf(checkout), checkout);
    const verdict =
      reply.outcome === 'already'
        ? verdictOfFound(await this.find(checkout, account), false)
        : verdictOfAuthorization(reply);
    await this.record(checkout, verdict, account);
  }

  private find(checkout: Checkout, { gateway, account }: OpenAccount): ReturnType<OpenAccount['gateway']['lookUp']> {
    const { trackingId, orderNumber } = checkout;
    return gateway.lookUp(account, trackingId ? { trackingId } : { orderId: orderNumber }, this.attempt(checkout));
  }

  private authorizationOf(checkout: Checkout): Authorization {
    const { order, token, tokenKey } = this.contents.read(checkout);
    return {
      orderId: checkout.orderNumber,
      customerId: checkout.orderNumber,
      itemName: order.items[0]!.name,
      amount: checkout.total,
      token,
      tokenKey,
      authenticationId: checkout.authenticationId,
      onBegun: (trackingId) => this.outcomes.recordBegun(checkout, trackingId),
    };
  }

  /** The address to which the card company returns the browser: always a page of the shop. */
  private returnUrl({ id }: Checkout): string {
    return `${this.config.portalUrl.origin}/shop/return?checkout=${id}`;
  }

  private attempt({ limitSeconds }: Checkout): Attempt {
    return { requestedAt: this.clock.now(), limitSeconds };
  }

  private async record(checkout: Checkout, verdict: CheckoutVerdict, account?: OpenAccount): Promise<void> {
    const isRecorded = await this.outcomes.record(checkout, verdict);
    if (verdict.state === 'unknown') this.jobs.wake(LOOK_UP_CHECKOUTS);
    if (!isRecorded && verdict.state === 'authorized' && account)
      await this.releaseLate(checkout, verdict.trackingId, account);
  }

  /**
   * The response arrived after a look-up had found nothing and the buyer was informed of that: the authorisation is
   * released.
   */
  private async releaseLate(checkout: Checkout, trackingId: string, { gateway, account }: OpenAccount): Promise<void> {
    if (await this.outcomes.isAuthorized(checkout)) return;
    const { outcome } = await gateway.refund(account, { trackingId, amount: checkout.total }, this.attempt(checkout));
    this.logger.warn(
      `checkout ${checkout.orderNumber} was authorised after its limit; cancelling that authorisation: ${outcome}`,
    );
  }
}

/** Nothing was authorised, whatever the outcome of the authentication. */
function verdictWithoutAuthentication(
  reply: Exclude<AuthenticationReply, { outcome: 'challenge' | 'not_needed' }>,
): CheckoutVerdict {
  return { state: 'declined', code: reply.outcome === 'declined' ? reply.code : NOT_EXECUTED };
}
