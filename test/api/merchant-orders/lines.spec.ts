import type { OrderPage } from '../../../server/contract/src';
import { loggedIn } from '../../support/portal/http';
import { faultsOf } from '../../support/cases/intake';
import { placeOrder, refusedOrder, SENT_AT, shopOrder } from '../../support/orders/merchant-orders';
import { readOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('an order placed by a shop’s own system', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(SENT_AT);
  });
  afterAll(() => portal.stop());

  it('may have lines with reductions, which lower the total', async () => {
    const product = { name: '北海道産いくら醤油漬け 500g', unitPrice: 8_980, quantity: 2 };
    const items = [
      product,
      { name: 'クーポン割引', unitPrice: -500, quantity: 1 },
      { name: 'ポイント利用', unitPrice: -1, quantity: 1_340, kind: 'points' },
    ];
    const order = shopOrder({ items }, { amount: 17_000 });
    const first = await placeOrder(portal, order);
    expect([first.status, first.body.total, (await placeOrder(portal, order)).status]).toEqual([201, 17_000, 200]);
    expect(await readOrder(portal, first.body.id)).toMatchObject({
      total: 17_000,
      subtotal: 16_120,
      items: [product, { ...items[1], kind: 'discount' }, items[2]],
      card: { amount: 17_000 },
    });
    expect(
      await portal.rows('SELECT unit_price, kind FROM order_items WHERE order_id = $1 ORDER BY position', [
        first.body.id,
      ]),
    ).toEqual([
      { unit_price: 8_980, kind: 'product' },
      { unit_price: -500, kind: 'discount' },
      { unit_price: -1, kind: 'points' },
    ]);
    const found = await (
      await loggedIn(portal, 'staff')
    ).get<OrderPage>(`/api/orders?productName=${encodeURIComponent('クーポン割引')}`);
    expect(found.body.items).toEqual([]);
  });

  it('is refused if a line takes off more than it may, or the total differs', async () => {
    const item = (unitPrice: number, kind?: string) => ({ name: '商品', unitPrice, quantity: 1, kind });
    expect(
      faultsOf(
        await refusedOrder(
          portal,
          shopOrder({ items: [item(-1, 'product'), item(1, 'discount'), item(1, 'points'), item(20_000)] }),
          422,
        ),
      ),
    ).toEqual([
      '/items/0/unitPrice out_of_range',
      '/items/1/unitPrice out_of_range',
      '/items/2/unitPrice out_of_range',
      '/payment/amount not_the_total',
    ]);
    expect(
      faultsOf(await refusedOrder(portal, shopOrder({ items: [item(1_000), item(-2_000)] }, { amount: 0 }), 422)),
    ).toEqual(['/items out_of_range']);
    expect(faultsOf(await refusedOrder(portal, shopOrder({ items: [item(18_000), item(-500)] }), 422))).toEqual([
      '/payment/amount not_the_total',
    ]);
    expect(
      faultsOf(await refusedOrder(portal, shopOrder({ items: [item(1.5), item(-10_000_000), item(1, 'gift')] }), 422)),
    ).toEqual(['/items/0/unitPrice out_of_range', '/items/1/unitPrice out_of_range', '/items/2/kind invalid_option']);
  });
});
