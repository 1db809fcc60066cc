import type { OrderDetail } from '../../../server/contract/src';
import {
  ACQUIRER_KEY,
  MERCHANT_KEY,
  OTHER_MERCHANT_KEY,
  READING_MERCHANT_KEY,
  REVOKED_MERCHANT_KEY,
} from '../../support/examples/fixtures';
import { call, loggedIn } from '../../support/portal/http';
import { bearer, REQUESTS } from '../../support/cases/intake';
import { MERCHANT_ORDERS, placeOrder, refusedOrder, SENT_AT, shopOrder } from '../../support/orders/merchant-orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('an order placed by a shop’s own system', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(SENT_AT);
  });
  afterAll(() => portal.stop());

  it('belongs to the key’s merchant only', async () => {
    const order = shopOrder();
    const { id } = (await placeOrder(portal, order)).body;
    expect((await (await loggedIn(portal, 'other-staff')).get(`/api/orders/${id}`)).status).toBe(404);
    const other = await placeOrder(portal, order, { key: OTHER_MERCHANT_KEY });
    expect(other.status).toBe(201);
    expect(
      (await (await loggedIn(portal, 'other-staff')).get<OrderDetail>(`/api/orders/${other.body.id}`)).body,
    ).toMatchObject({ merchantId: '67890', orderNumber: order.orderNumber });
  });

  it('requires an active key of a merchant for orders', async () => {
    const order = shopOrder();
    for (const key of ['wrong', ACQUIRER_KEY])
      expect((await refusedOrder(portal, order, 401, { key })).body.code).toBe('unauthenticated');
    for (const key of [READING_MERCHANT_KEY, REVOKED_MERCHANT_KEY])
      expect((await refusedOrder(portal, order, 403, { key })).body.code).toBe('forbidden');
    expect((await (await loggedIn(portal, 'admin')).send('POST', MERCHANT_ORDERS, order)).status).toBe(401);
    expect((await call(portal, 'POST', REQUESTS, { headers: bearer(MERCHANT_KEY), body: {} })).status).toBe(401);
    expect(
      (
        await call(portal, 'POST', MERCHANT_ORDERS, {
          headers: { ...bearer(MERCHANT_KEY), 'content-type': 'text/plain' },
          raw: '{}',
        })
      ).status,
    ).toBe(415);
    await portal.rows(`UPDATE merchants SET active = false WHERE merchant_id = '67890'`);
    expect((await refusedOrder(portal, order, 403, { key: OTHER_MERCHANT_KEY })).body.code).toBe('forbidden');
  });
});
