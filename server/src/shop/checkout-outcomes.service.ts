import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../audit/actor';
import { Clock } from '../shared/time/clock';
import { ALL_SERVICES, merchantScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { limitOf, nextLookUp } from '../payments/gateways/attempt-limits';
import { StoredAccount } from '../payments/settings/stored-account.entity';
import { OrderPlacingService } from '../orders/order-placing.service';
import { CheckoutContents, NO_CONTENT } from './checkout-contents';
import type { Authorized, CheckoutVerdict } from './checkout-verdict';
import { Checkout } from './checkout.entity';

const SHOP: Actor = { kind: 'system', id: null, name: 'ショップ', address: null };
/** The states of a checkout that is not concluded. */
const OPEN = ['requested', 'challenge', 'unknown'] as const;
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
      const { affected } = await tx.update(
        Checkout,
        { merchantId, id, state: In(['requested', 'unknown']) },
        { state: 'unknown', nextLookUpAt: nextLookUp(this.clock.now(), lookUps) },
      );
      return affected === 1;
    });
  }

  /** The cardholder has to authenticate; nothing has been authorised yet. */
  async recordChallenge({ merchantId, id }: Checkout, authenticationId: string, url: string): Promise<void> {
    const until = new Date(this.clock.now().getTime() + CHALLENGE_MS);
    await this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      tx.update(
        Checkout,
        { merchantId, id, state: 'requested' },
        { state: 'challenge', authenticationId, challengeUrl: url, nextLookUpAt: until },
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
    const nextLookUpAt = limitOf({ requestedAt, limitSeconds });
    const { affected } = await this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      tx.update(Checkout, { merchantId, id, state: In(OPEN) }, { trackingId, requestedAt, nextLookUpAt }),
    );
    if (affected !== 1) throw new Error(`checkout ${id} is concluded already`);
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
    const { affected } = await tx.update(
      Checkout,
      { merchantId, id, state: In(OPEN) },
      { state: verdict.state, code: verdict.state === 'declined' ? verdict.code : null, ...NO_CONTENT },
    );
    if (affected === 1 && verdict.state === 'authorized') await this.place(tx, checkout, verdict);
    return affected === 1;
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
