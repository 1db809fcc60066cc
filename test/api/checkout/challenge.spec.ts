import type { Problem } from '../../../server/contract/src';
import type { SandboxOutcome } from '../../../server/contract/src/demo';
import { authorizationsOf, lookUpCheckouts, orderOf } from '../../support/orders/checkouts';
import { checkoutRequest, readCheckout, sandboxToken, shopCall } from '../../support/orders/shop';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the checkout', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const pay = (outcome: SandboxOutcome = 'ok', changes: Parameters<typeof checkoutRequest>[0] = {}) =>
    shopCall(portal, '', checkoutRequest(changes, outcome));

  it('requires 3-D Secure if the service does, and authorises once after it', async () => {
    const { body } = await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }] });
    expect(body.state).toBe('challenge');
    const url = new URL(body.challengeUrl!, portal.url);
    expect([url.pathname, url.searchParams.get('return')]).toEqual([
      '/shop/card-company',
      `${portal.config.portalUrl.origin}/shop/return?checkout=${body.id}`,
    ]);
    expect(await authorizationsOf(portal, body.orderNumber)).toEqual([]);
    const completion = { authenticationId: url.searchParams.get('authentication'), outcome: 'authenticated' };
    expect(
      (await shopCall<Problem>(portal, `/${body.id}/completion`, { ...completion, authenticationId: 'another' }))
        .status,
    ).toBe(409);
    await Promise.all([1, 2, 3].map(() => shopCall(portal, `/${body.id}/completion`, completion)));
    expect((await shopCall(portal, `/${body.id}/completion`, completion)).body).toMatchObject({
      state: 'authorized',
      challengeUrl: null,
    });
    expect(await authorizationsOf(portal, body.orderNumber)).toHaveLength(1);
    expect(await orderOf(portal, body)).toMatchObject({
      status: 'paid',
      subscription: { nextChargeOn: expect.any(String) as string },
    });
  });

  it('accepts an authentication whose id happens to resemble a card number', async () => {
    const { body } = await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }] });
    await portal.rows(`UPDATE checkouts SET authentication_id = $2 WHERE id = $1`, [
      body.id,
      'd3693332-4111-1111-1111-1111f66292db',
    ]);
    const completion = { authenticationId: 'd3693332-4111-1111-1111-1111f66292db', outcome: 'authenticated' };
    expect((await shopCall(portal, `/${body.id}/completion`, completion)).body).toMatchObject({ state: 'authorized' });
  });

  it('authorises nothing if the cardholder gives up or never returns; another card replaces the challenge', async () => {
    const request = checkoutRequest({ serviceId: '002', items: [{ productId: 'fish', quantity: 1 }] });
    const challenge = (await shopCall(portal, '', request)).body;
    expect((await shopCall(portal, '', request)).body.id).toBe(challenge.id);
    const second = (await shopCall(portal, '', { ...request, token: sandboxToken() })).body;
    expect((await readCheckout(portal, challenge.id)).body).toMatchObject({ state: 'declined', code: 'replaced' });
    const authenticationId = new URL(second.challengeUrl!, portal.url).searchParams.get('authentication');
    expect(
      (await shopCall(portal, `/${second.id}/completion`, { authenticationId, outcome: 'cancelled' })).body,
    ).toMatchObject({ state: 'declined', code: 'authentication_cancelled' });
    const third = (await shopCall(portal, '', { ...request, token: sandboxToken() })).body;
    portal.clock.advance({ hours: 1 });
    await lookUpCheckouts(portal);
    expect((await readCheckout(portal, third.id)).body).toMatchObject({ state: 'declined', code: 'challenge_expired' });
    for (const { orderNumber } of [challenge, second, third])
      expect(await authorizationsOf(portal, orderNumber)).toEqual([]);
  });

  it('does not require 3-D Secure of brands that do not support it', async () => {
    expect(
      (await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }], cardBrand: 'amex' })).body
        .state,
    ).toBe('authorized');
  });
});
