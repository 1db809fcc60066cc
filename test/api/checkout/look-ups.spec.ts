import type { SandboxOutcome } from '../../../server/contract/src/demo';
import { authorizationsOf, lookUpCheckouts, orderOf } from '../../support/orders/checkouts';
import { checkoutRequest, readCheckout, sandboxToken, shopCall } from '../../support/orders/shop';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the checkout', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const pay = (outcome: SandboxOutcome) => shopCall(portal, '', checkoutRequest({}, outcome));

  it('looks up an authorisation whose answer was lost, and then places its order, once', async () => {
    const lost = (await pay('lost-authorization')).body;
    expect(lost.state).toBe('unknown');
    expect(await orderOf(portal, lost)).toBeNull();
    portal.clock.advance({ seconds: 5 });
    await Promise.all([lookUpCheckouts(portal), lookUpCheckouts(portal)]);
    expect((await readCheckout(portal, lost.id)).body.state).toBe('authorized');
    expect(await orderOf(portal, lost)).toMatchObject({ orderNumber: lost.orderNumber, card: { state: 'authorized' } });
    expect(await authorizationsOf(portal, lost.orderNumber)).toHaveLength(1);
  });

  it('releases a cart only when the gateway can no longer have authorised it', async () => {
    const request = checkoutRequest({}, 'lost-authorization');
    const lost = (await shopCall(portal, '', request)).body;
    await portal.rows('DELETE FROM sandbox_payments WHERE order_id = $1', [lost.orderNumber]);
    portal.clock.advance({ seconds: 10 });
    await lookUpCheckouts(portal);
    expect((await readCheckout(portal, lost.id)).body.state).toBe('unknown');
    portal.clock.advance({ seconds: 60 });
    await lookUpCheckouts(portal);
    expect((await readCheckout(portal, lost.id)).body).toMatchObject({ state: 'declined', code: 'not_executed' });
    expect((await shopCall(portal, '', { ...request, token: sandboxToken() })).body.state).toBe('authorized');
  });

  it('continues a checkout that was left behind by a process that died before the gateway answered', async () => {
    const { id, orderNumber } = (await pay('lost-authorization')).body;
    await portal.rows(`UPDATE checkouts SET state = 'requested', look_ups = 0 WHERE id = $1`, [id]);
    portal.clock.advance({ seconds: 60 });
    await lookUpCheckouts(portal);
    expect((await readCheckout(portal, id)).body.state).toBe('authorized');
    expect(await portal.rows('SELECT count(*)::int AS n FROM orders WHERE order_number = $1', [orderNumber])).toEqual([
      { n: 1 },
    ]);
  });
});
