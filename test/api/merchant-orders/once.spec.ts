import { OTHER_MERCHANT_KEY } from '../../support/examples/fixtures';
import { faultsOf } from '../../support/cases/intake';
import { orderRows, placeOrder, refusedOrder, SENT_AT, shopOrder } from '../../support/orders/merchant-orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('an order placed by a shop’s own system', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(SENT_AT);
  });
  afterAll(() => portal.stop());

  it('is created once however often it is sent and however it is written; other content is a conflict', async () => {
    const order = shopOrder();
    const first = await placeOrder(portal, order);
    const before = await orderRows(portal);
    const again = [
      order,
      {
        ...order,
        status: null,
        orderedAt: '2026-11-25T01:15:30Z',
        buyer: { ...(order['buyer'] as object), phone: '0985(23)3362', postalCode: '8800811' },
      },
    ];
    for (const same of again) expect(await placeOrder(portal, same)).toMatchObject({ status: 200, body: first.body });
    expect(await orderRows(portal)).toEqual(before);
    expect(
      (
        await refusedOrder(
          portal,
          { ...order, shippingFee: 0, payment: { ...(order['payment'] as object), amount: 17_960 } },
          409,
        )
      ).body.code,
    ).toBe('reference_conflict');
  });

  it('is returned again even if its service no longer accepts orders', async () => {
    const order = shopOrder({ serviceId: '002' });
    const first = await placeOrder(portal, order);
    await portal.rows(`UPDATE services SET active = false WHERE merchant_id = '12345' AND service_id = '002'`);
    expect(await placeOrder(portal, order)).toMatchObject({ status: 200, body: first.body });
    expect(faultsOf(await refusedOrder(portal, shopOrder({ serviceId: '002' }), 422))).toEqual([
      '/serviceId unknown_service',
    ]);
    await portal.rows(`UPDATE services SET active = true`);
  });

  it('is one row when it arrives 20 times at the same moment', async () => {
    const order = shopOrder();
    const replies = await Promise.all(Array.from({ length: 20 }, () => placeOrder(portal, order, { once: 'at-once' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(
      await portal.rows('SELECT count(*)::int AS count FROM orders WHERE order_number = $1', [order.orderNumber]),
    ).toEqual([{ count: 1 }]);
  });

  it('is bound to its Idempotency-Key, separately for each merchant', async () => {
    const order = shopOrder();
    const first = await placeOrder(portal, order, { once: 'key-1' });
    expect(await placeOrder(portal, order, { once: 'key-1' })).toMatchObject({ status: 200, body: first.body });
    expect((await refusedOrder(portal, shopOrder(), 422, { once: 'key-1' })).body.code).toBe('idempotency_key_reused');
    expect((await placeOrder(portal, shopOrder(), { once: 'key-1', key: OTHER_MERCHANT_KEY })).status).toBe(201);
    expect((await placeOrder(portal, shopOrder(), { once: 'x'.repeat(255) })).status).toBe(201);
    for (const once of ['x'.repeat(256), 'two words', 'ключ'.replace(/./g, 'é')])
      expect((await refusedOrder(portal, shopOrder(), 400, { once })).body.code).toBe('malformed_request');
  });
});
