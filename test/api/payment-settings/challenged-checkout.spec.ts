import type { Checkout } from '../../../server/contract/src/demo';
import { Simulator } from '../../../server/simulator/src/simulator';
import { orderOf } from '../../support/orders/checkouts';
import { call, loggedIn } from '../../support/portal/http';
import { operate } from '../../support/orders/orders';
import { putSettings } from '../../support/orders/payment-settings';
import { appliedAt, APPROVED_CARD, AT_SANDBOX, FORMER, NEXT, settingsAt } from '../../support/orders/provider-accounts';
import { checkoutRequest, shopCall } from '../../support/orders/shop';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a service whose account changes while a buyer authenticates at the card company (3-D Secure)', () => {
  let portal: Portal;
  let simulator: Simulator;
  beforeAll(async () => {
    portal = await startPortal();
    simulator = await Simulator.start({ services: [FORMER, NEXT], now: () => portal.clock.now() });
  });
  afterAll(async () => {
    await portal.stop();
    await simulator.stop();
  });

  const change = async (settings: object) =>
    expect(
      (await putSettings(portal, await loggedIn(portal, 'support-admin'), settings, ['12345', '001'])).status,
    ).toBe(200);
  /** A checkout at the former account that waits for its cardholder. */
  const begun = async () => {
    await change(settingsAt(simulator, FORMER, { threeDSecure: true }));
    const { merchantId, serviceId } = FORMER;
    const { body } = await call<{ tokenResponse: { token: string; tokenKey: string } }>(simulator, 'POST', '/token', {
      body: { merchantId, serviceId, ccNumber: APPROVED_CARD, ccExpiration: '203012', securityCode: '123' },
    });
    const { token, tokenKey } = body.tokenResponse;
    return (await shopCall(portal, '', checkoutRequest({ token, tokenKey }))).body;
  };
  const proveIdentity = async ({ id, challengeUrl, authenticationId }: Checkout) => {
    const page = await (await fetch(challengeUrl!)).text();
    const password = /<code>(\w+)<\/code>/.exec(page)![1]!;
    await fetch(challengeUrl!, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ password }) });
    return (await shopCall(portal, `/${id}/completion`, { authenticationId, outcome: 'authenticated' })).body;
  };

  it.each([
    ['another account, which captures at once', () => settingsAt(simulator, NEXT)],
    ['another gateway', () => AT_SANDBOX],
  ])('completes the checkout at the account where it began, after a change to %s', async (_, next) => {
    const checkout = await begun();
    expect(checkout).toMatchObject({ state: 'challenge' });
    await change(next());
    expect(await proveIdentity(checkout)).toMatchObject({ state: 'authorized' });
    const { id, card } = (await orderOf(portal, checkout))!;
    expect(card).toMatchObject({ state: 'authorized', autoCaptured: false });
    expect(simulator.ledger().payments).toContainEqual(
      expect.objectContaining({ orderId: checkout.orderNumber, trackingId: card!.trackingId, confirmed: 1 }),
    );
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured' });
    expect(appliedAt(simulator, FORMER, card!.trackingId)).toEqual(['capture']);
  });
});
