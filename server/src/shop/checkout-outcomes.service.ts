import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor';
import { Clock } from '../shared/time/clock';
import { ALL_SERVICES, merchantScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { limitOf, nextLookUp } from '../payments/gateways/attempt-limits';
import { StoredAccount } from '../payments/settings/stored-account.entity';
import { OrderPlacingService } from '../orders/order-placing.service';
import { CheckoutContents } from './checkout-contents';
import type { Authorized, CheckoutVerdict } from './checkout-verdict';
import { Checkout } from './checkout.entity';

const SHOP: Actor = { kind: 'system', id: null, name: 'ショップ', address: null };
/** How long a cardholder may take to authenticate. */
const CHALLENGE_MS = 30 * 60_000;

/** Records the outcome of a checkout; an authorised checkout's order is placed in the same transaction. */
@Injectable()
export class CheckoutOutcomesService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly contents: CheckoutContents,
    private readonly placing: OrderPlacingService,
    private readonly clock: Clock,
  ) {}

  /** false: another process had concluded it before. */
  record(checkout: Checkout, verdict: CheckoutVerdict): Promise<boolean> {
    const { merchantId, id, lookUps } = checkout;
    return this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), async (tx) => {
      if (verdict.state !== 'unknown') return this.conclude(tx, checkout, verdict);
      const next = nextLookUp(this.clock.now(), lookUps);
      const [, changed] = (await tx.query(
        `UPDATE checkouts SET state = 'unknown', next_look_up_at = $3 WHERE merchant_id = $1 AND id = $2 AND state IN ('requested', 'unknown')`,
        [merchantId, id, next],
      )) as [unknown, number];
      return changed === 1;
    });
  }

  /** The cardholder has to authenticate; nothing has been authorised yet. */
  async recordChallenge({ merchantId, id }: Checkout, authenticationId: string, url: string): Promise<void> {
    const until = new Date(this.clock.now().getTime() + CHALLENGE_MS);
    await this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      tx.query(
        `UPDATE checkouts SET state = 'challenge', authentication_id = $3, challenge_url = $4, next_look_up_at = $5 WHERE merchant_id = $1 AND id = $2 AND state = 'requested'`,
        [merchantId, id, authenticationId, url, until],
      ),
    );
  }

  /**
   * Records the id by which the gateway will know the payment; the time limit starts again with the step that makes it
   * final. Throws if the checkout is concluded already: then nothing is made final.
   */
  async recordBegun(checkout: Checkout, trackingId: string): Promise<void> {
    const { merchantId, id, limitSeconds } = checkout;
    const requestedAt = this.clock.now();
    const [, changed] = (await this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      tx.query(
        `UPDATE checkouts SET tracking_id = $3, requested_at = $4, next_look_up_at = $5 WHERE merchant_id = $1 AND id = $2 AND state IN ('requested', 'challenge', 'unknown')`,
        [merchantId, id, trackingId, requestedAt, limitOf({ requestedAt, limitSeconds })],
      ),
    )) as [unknown, number];
    if (changed !== 1) throw new Error(`checkout ${id} is concluded already`);
    Object.assign(checkout, { trackingId, requestedAt });
  }

  isAuthorized({ merchantId, id }: Checkout): Promise<boolean> {
    return this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      tx.existsBy(Checkout, { merchantId, id, state: 'authorized' }),
    );
  }

  private async conclude(
    tx: EntityManager,
    checkout: Checkout,
    verdict: Exclude<CheckoutVerdict, { state: 'unknown' }>,
  ): Promise<boolean> {
    const { merchantId, id } = checkout;
    const [, changed] = (await tx.query(
      `UPDATE checkouts SET state = $3, code = $4, sealed_content = NULL, wrapped_key = NULL, master_key_version = NULL
       WHERE merchant_id = $1 AND id = $2 AND state IN ('requested', 'challenge', 'unknown')`,
      [merchantId, id, verdict.state, verdict.state === 'declined' ? verdict.code : null],
    )) as [unknown, number];
    if (changed === 1 && verdict.state === 'authorized') await this.place(tx, checkout, verdict);
    return changed === 1;
  }

  private async place(
    tx: EntityManager,
    checkout: Checkout,
    { trackingId, transactionId, approvalCode, card, at }: Authorized,
  ): Promise<void> {
    const { merchantId, gatewayAccountId } = checkout;
    const { order, cardBrand, lastDigits } = this.contents.read(checkout);
    const account = gatewayAccountId && (await tx.findOneByOrFail(StoredAccount, { merchantId, id: gatewayAccountId }));
    const authorizedAt = (at ?? checkout.requestedAt).toISOString();
    // The tokeniser's data about the card is used only if the gateway states none: it decides nothing.
    const payment = {
      trackingId,
      transactionId,
      approvalCode,
      authorizedAt,
      amount: checkout.total,
      cardBrand: card.brand ?? cardBrand,
      maskedCardNumber: `************${card.lastDigits ?? lastDigits}`,
    };
    await this.placing.place(tx, merchantId, SHOP, { ...order, payment }, this.clock.now(), account || null);
  }
}
