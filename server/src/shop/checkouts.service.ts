import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Checkout as CheckoutView, CheckoutCompletion, CheckoutRequest } from '../../contract/src/demo';
import { Clock } from '../shared/time/clock';
import { DomainError, notFound } from '../shared/errors/domain-error';
import { ALL_SERVICES, merchantScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { LIMIT_SECONDS, limitOf } from '../payments/gateways/attempt-limits';
import { totalOf } from '../orders/order-placing.service';
import { PaymentSettingsService } from '../payments/settings/payment-settings.service';
import { SHOP_MERCHANT } from './catalogue';
import { type CheckoutContent, CheckoutContents, NO_CONTENT } from './checkout-contents';
import { draftOf } from './checkout-draft';
import { CheckoutExecution } from './checkout-execution';
import { Checkout } from './checkout.entity';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SCOPE = merchantScope(SHOP_MERCHANT, ALL_SERVICES);

interface Registered {
  readonly checkout: Checkout;
  /** false: another call for the same cart arrived before. */
  readonly isNew: boolean;
  readonly asksFor3DSecure: boolean;
}

/**
 * Turns a cart into an order, each cart once: (1) the checkout is written with all of its content and committed, (2)
 * the gateway is called outside of any transaction, (3) its response is recorded, with the order if there is one.
 * Look-ups settle whatever happens in between (spec 4.2, 4.4).
 */
@Injectable()
export class CheckoutsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: PaymentSettingsService,
    private readonly contents: CheckoutContents,
    private readonly execution: CheckoutExecution,
    private readonly clock: Clock,
  ) {}

  /** Throws 422 with the errors of the request; a declined card is not an error but a state. */
  async begin(request: CheckoutRequest): Promise<CheckoutView> {
    const content = draftOf(request, this.clock.now());
    const { checkout, isNew, asksFor3DSecure } = await this.tenancy.as(SCOPE, (tx) =>
      this.register(tx, request.cartId, content),
    );
    if (isNew) await this.execution.begin(checkout, asksFor3DSecure);
    return this.find(checkout.id);
  }

  /** After 3-D Secure; a second call changes nothing. Throws 409 if it is about another authentication. */
  async complete(id: string, { authenticationId, outcome }: CheckoutCompletion): Promise<CheckoutView> {
    const taken = await this.tenancy.as(SCOPE, (tx) => this.takeUp(tx, id, authenticationId));
    if (taken) await (outcome === 'cancelled' ? this.execution.cancel(taken) : this.execution.complete(taken));
    return this.find(id);
  }

  find(id: string): Promise<CheckoutView> {
    return this.tenancy.as(SCOPE, async (tx) => (await this.row(tx, id)).view());
  }

  private async register(tx: EntityManager, cartId: string, content: CheckoutContent): Promise<Registered> {
    const { account, threeDSecure: asksFor3DSecure } = await this.settings.find(
      tx,
      SHOP_MERCHANT,
      content.order.serviceId,
    );
    if (!account) throw new DomainError('invalid_state', 'this service takes no cards here');
    // The unique index decides between concurrent calls: the later one waits for the earlier, inserts nothing and finds
    // its row.
    const open =
      (await this.openOf(tx, cartId, content.token)) ??
      (await this.insert(tx, this.newCheckout(cartId, content, account.id)));
    if (open) return { checkout: open.checkout, isNew: open.isNew, asksFor3DSecure };
    const winner = await this.openOf(tx, cartId, content.token);
    if (!winner) throw new DomainError('invalid_state', 'this cart was checked out at the same moment');
    return { ...winner, asksFor3DSecure };
  }

  /**
   * The checkout of this cart that is open or authorised. A challenge that was abandoned for another card is replaced.
   */
  private async openOf(
    tx: EntityManager,
    cartId: string,
    token: string,
  ): Promise<{ checkout: Checkout; isNew: false } | null> {
    const checkout = await tx
      .createQueryBuilder(Checkout, 'c')
      .where(`c.merchantId = :merchantId AND c.cartId = :cartId AND c.state <> 'declined'`, {
        merchantId: SHOP_MERCHANT,
        cartId,
      })
      .setLock('pessimistic_write')
      .getOne();
    if (!checkout) return null;
    if (checkout.state !== 'challenge' || this.contents.read(checkout).token === token)
      return { checkout, isNew: false };
    const { merchantId, id } = checkout;
    await tx.update(Checkout, { merchantId, id }, { state: 'declined', code: 'replaced', ...NO_CONTENT });
    return null;
  }

  private async insert(tx: EntityManager, checkout: Checkout): Promise<{ checkout: Checkout; isNew: true } | null> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Checkout)
      .values(checkout)
      .orIgnore()
      .returning('id')
      .updateEntity(false)
      .execute();
    return (inserted.raw as unknown[]).length ? { checkout, isNew: true } : null;
  }

  private newCheckout(cartId: string, content: CheckoutContent, gatewayAccountId: string): Checkout {
    const { orderNumber, serviceId } = content.order;
    const named = { merchantId: SHOP_MERCHANT, id: randomUUID() };
    const request = { requestedAt: this.clock.now(), limitSeconds: LIMIT_SECONDS };
    return Object.assign(new Checkout(), {
      ...named,
      ...request,
      cartId,
      serviceId,
      gatewayAccountId,
      orderNumber,
      total: totalOf(content.order),
      ...this.contents.sealed(named, content),
      state: 'requested',
      code: null,
      nextLookUpAt: limitOf(request),
      lookUps: 0,
      authenticationId: null,
      trackingId: null,
      challengeUrl: null,
    } satisfies Partial<Checkout>);
  }

  /**
   * The checkout to be authorised now, committed before the authorisation; null if it does not wait for a cardholder,
   * or no longer.
   */
  private async takeUp(tx: EntityManager, id: string, authenticationId: string): Promise<Checkout | null> {
    const checkout = await this.row(tx, id, true);
    if (checkout.state !== 'challenge') return null;
    if (checkout.authenticationId !== authenticationId)
      throw new DomainError('invalid_state', 'another authentication is awaited');
    const requestedAt = this.clock.now();
    const nextLookUpAt = limitOf({ ...checkout, requestedAt });
    const request = { state: 'requested', requestedAt, nextLookUpAt } as const;
    await tx.update(Checkout, { merchantId: SHOP_MERCHANT, id }, request);
    return Object.assign(checkout, request);
  }

  private async row(tx: EntityManager, id: string, lock = false): Promise<Checkout> {
    if (!UUID.test(id)) throw notFound();
    const query = tx
      .createQueryBuilder(Checkout, 'c')
      .where('c.merchantId = :merchantId AND c.id = :id', { merchantId: SHOP_MERCHANT, id });
    if (lock) query.setLock('pessimistic_write');
    const found = await query.getOne();
    if (!found) throw notFound();
    return found;
  }
}
