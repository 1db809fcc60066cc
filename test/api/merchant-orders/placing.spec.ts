import { OTHER_MERCHANT_KEY } from '../../support/examples/fixtures';
import { loggedIn } from '../../support/portal/http';
import { placeOrder, SENT_AT, shopOrder } from '../../support/orders/merchant-orders';
import { findOrders, operate, readOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('an order placed by a shop’s own system', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(SENT_AT);
  });
  afterAll(() => portal.stop());

  it('is shown in 受注管理 with everything that was sent, found by its buyer, with the key’s system in the history', async () => {
    const order = shopOrder();
    const { status, headers, body } = await placeOrder(portal, order);
    expect([status, headers.get('location')]).toEqual([201, `/orders/${body.id}`]);
    expect(body).toEqual({
      id: body.id,
      orderNumber: order.orderNumber,
      serviceId: '001',
      total: 18_840,
      orderedAt: '2026-11-25T01:15:30.000Z',
      trackingId: (order['payment'] as { trackingId: string }).trackingId,
    });
    const detail = await readOrder(portal, body.id);
    expect(detail).toMatchObject({
      orderNumber: order.orderNumber,
      status: 'new',
      total: 18_840,
      shippingFee: 880,
      customerId: 'cust-0001',
      buyer: { name: '髙﨑 𠮷子', phone: '0985233362', postalCode: '8800811' },
      items: order['items'],
      card: { state: 'authorized', amount: 18_840 },
      history: [{ event: 'order_placed', by: 'ECサイト' }],
    });
    const found = await findOrders(await loggedIn(portal, 'staff'), { phone: '0985-23-3362' });
    expect(found.body.items.map(({ id }) => id)).toContain(body.id);
  });

  it('can be captured and refunded there', async () => {
    const { id } = (await placeOrder(portal, shopOrder())).body;
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
      state: 'captured',
      operations: [{ state: 'succeeded' }],
    });
    expect((await operate(portal, id, 'refund')).body.card).toMatchObject({ state: 'refunded' });
  });

  it('is created as 入金済み under 自動売上, and with its subscription', async () => {
    const subscription = { appliedOn: '2026-11-25', billedFrom: '2026-11-25', nextChargeOn: '2026-12-25' };
    const { id } = (await placeOrder(portal, shopOrder({ serviceId: '002', subscription }))).body;
    expect(await readOrder(portal, id)).toMatchObject({
      status: 'paid',
      card: { state: 'captured', autoCaptured: true },
      subscription: { ...subscription, cancelledOn: null },
    });
    expect(
      await portal.rows(
        'SELECT s.status FROM sandbox_payments s JOIN payments p USING (merchant_id, tracking_id) WHERE p.order_id = $1',
        [id],
      ),
    ).toEqual([{ status: 'captured' }]);
  });

  it('needs no card payment', async () => {
    const { payment: _, ...order } = shopOrder({
      paymentMethod: 'cash_on_delivery',
      status: 'awaiting_payment',
      delivery: { name: '髙﨑 花' },
    });
    const { status, body } = await placeOrder(portal, order);
    expect([status, body.trackingId]).toEqual([201, null]);
    expect(await readOrder(portal, body.id)).toMatchObject({
      status: 'awaiting_payment',
      card: null,
      delivery: { name: '髙﨑 花', phone: null },
    });
  });

  it('has a payment of its own in the sandbox, even if another shop chose the same トラッキングID', async () => {
    const order = shopOrder({}, { trackingId: '00000000000001' });
    const { id } = (await placeOrder(portal, order)).body;
    const other = (
      await placeOrder(
        portal,
        {
          ...order,
          items: [{ name: '会員証', unitPrice: 1, quantity: 1 }],
          shippingFee: 0,
          payment: { ...(order['payment'] as object), amount: 1 },
        },
        { key: OTHER_MERCHANT_KEY },
      )
    ).body;
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured' });
    const theirs = () =>
      portal.rows('SELECT amount, status FROM sandbox_payments WHERE merchant_id = $1 AND tracking_id = $2', [
        '67890',
        '00000000000001',
      ]);
    expect(await theirs()).toEqual([{ amount: 1, status: 'authorized' }]);
    expect((await operate(portal, other.id, 'refund', 'other-staff')).body.card).toMatchObject({
      state: 'voided',
      amount: 1,
    });
    expect([await theirs(), (await readOrder(portal, id)).card!.state]).toEqual([
      [{ amount: 1, status: 'voided' }],
      'captured',
    ]);
  });
});
