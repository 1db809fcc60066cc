import { addDays, type OrderDetail, type OrderPage, type OrderReceipt, type Problem } from '../../server/contract/src';
import {
  ACQUIRER_KEY,
  MERCHANT_KEY,
  OTHER_MERCHANT_KEY,
  READING_MERCHANT_KEY,
  REVOKED_MERCHANT_KEY,
} from '../support/fixtures';
import { call, loggedIn, type Reply } from '../support/http';
import { bearer, faultsOf, REQUESTS } from '../support/intake';
import { findOrders, operate, readOrder } from '../support/orders';
import { type Portal, startPortal } from '../support/start-portal';

const ORDERS = '/api/merchant/v1/orders';
const NOW = '2026-11-25T10:15:30+09:00';

let orders = 0;

/** An order as a shop's own system sends it; every call a new number and tracking id. */
function shopOrder(
  changes: Record<string, unknown> = {},
  payment: Record<string, unknown> = {},
): Record<string, unknown> & { orderNumber: string } {
  const count = String(++orders).padStart(4, '0');
  return {
    orderNumber: `S20261125-${count}`,
    serviceId: '001',
    orderedAt: NOW,
    paymentMethod: 'credit_card',
    customerId: 'cust-0001',
    buyer: {
      name: '髙﨑 𠮷子',
      kana: 'タカサキ ヨシコ',
      email: 'yoshiko.t@example.jp',
      phone: '0985-23-3362',
      postalCode: '880-0811',
      address: '宮崎県宮崎市錦町1-10',
    },
    items: [{ name: '北海道産いくら醤油漬け 500g', unitPrice: 8_980, quantity: 2 }],
    shippingFee: 880,
    payment: {
      trackingId: `0000071630${count}`,
      amount: 18_840,
      cardBrand: 'visa',
      maskedCardNumber: '************4242',
      approvalCode: '031527',
      authorizedAt: NOW,
      ...payment,
    },
    ...changes,
  };
}

describe('an order that a shop’s own system places', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(NOW);
  });
  afterAll(() => portal.stop());

  const place = <T = OrderReceipt>(
    order: unknown,
    { key = MERCHANT_KEY, once }: { key?: string; once?: string } = {},
  ): Promise<Reply<T>> =>
    call<T>(portal, 'POST', ORDERS, {
      headers: { ...bearer(key), ...(once !== undefined && { 'idempotency-key': once }) },
      body: order,
    });
  const rows = async () =>
    (
      await portal.rows<Record<string, number>>(
        `SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM payments) AS payments, (SELECT count(*)::int FROM order_keys) AS keys,
       (SELECT count(*)::int FROM order_calls) AS calls, (SELECT count(*)::int FROM audit_entries) AS audited`,
      )
    )[0];
  const refused = async (order: unknown, status: number, options = {}): Promise<Reply<Problem>> => {
    const before = await rows();
    const reply = await place<Problem>(order, options);
    expect([reply.status, await rows()]).toEqual([status, before]);
    return reply;
  };

  it('stands in 受注管理 with all that was sent, found by its buyer, the key’s system in the history', async () => {
    const order = shopOrder();
    const { status, headers, body } = await place(order);
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

  it('can be captured and refunded from there', async () => {
    const { id } = (await place(shopOrder())).body;
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
      state: 'captured',
      operations: [{ state: 'succeeded' }],
    });
    expect((await operate(portal, id, 'refund')).body.card).toMatchObject({ state: 'refunded' });
  });

  it('comes in as 入金済み under 自動売上, and with its subscription', async () => {
    const subscription = { appliedOn: '2026-11-25', billedFrom: '2026-11-25', nextChargeOn: '2026-12-25' };
    const { id } = (await place(shopOrder({ serviceId: '002', subscription }))).body;
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

  it('needs no card', async () => {
    const { payment: _, ...order } = shopOrder({
      paymentMethod: 'cash_on_delivery',
      status: 'awaiting_payment',
      delivery: { name: '髙﨑 花' },
    });
    const { status, body } = await place(order);
    expect([status, body.trackingId]).toEqual([201, null]);
    expect(await readOrder(portal, body.id)).toMatchObject({
      status: 'awaiting_payment',
      card: null,
      delivery: { name: '髙﨑 花', phone: null },
    });
  });

  it('is the same one however often and however it is written, and other content is a conflict', async () => {
    const order = shopOrder();
    const first = await place(order);
    const before = await rows();
    const again = [
      order,
      {
        ...order,
        status: null,
        orderedAt: '2026-11-25T01:15:30Z',
        buyer: { ...(order['buyer'] as object), phone: '0985(23)3362', postalCode: '8800811' },
      },
    ];
    for (const same of again) expect(await place(same)).toMatchObject({ status: 200, body: first.body });
    expect(await rows()).toEqual(before);
    expect(
      (await refused({ ...order, shippingFee: 0, payment: { ...(order['payment'] as object), amount: 17_960 } }, 409))
        .body.code,
    ).toBe('reference_conflict');
  });

  it('is told again also when its service takes no more orders', async () => {
    const order = shopOrder({ serviceId: '002' });
    const first = await place(order);
    await portal.rows(`UPDATE services SET active = false WHERE merchant_id = '12345' AND service_id = '002'`);
    expect(await place(order)).toMatchObject({ status: 200, body: first.body });
    expect(faultsOf(await refused(shopOrder({ serviceId: '002' }), 422))).toEqual(['/serviceId unknown_service']);
    await portal.rows(`UPDATE services SET active = true`);
  });

  it('has lines that take something off, which the total is less', async () => {
    const product = { name: '北海道産いくら醤油漬け 500g', unitPrice: 8_980, quantity: 2 };
    const items = [
      product,
      { name: 'クーポン割引', unitPrice: -500, quantity: 1 },
      { name: 'ポイント利用', unitPrice: -1, quantity: 1_340, kind: 'points' },
    ];
    const order = shopOrder({ items }, { amount: 17_000 });
    const first = await place(order);
    expect([first.status, first.body.total, (await place(order)).status]).toEqual([201, 17_000, 200]);
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

  it('is refused where a line takes off what it cannot, or the total is another', async () => {
    const item = (unitPrice: number, kind?: string) => ({ name: '商品', unitPrice, quantity: 1, kind });
    expect(
      faultsOf(
        await refused(
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
    expect(faultsOf(await refused(shopOrder({ items: [item(1_000), item(-2_000)] }, { amount: 0 }), 422))).toEqual([
      '/items out_of_range',
    ]);
    expect(faultsOf(await refused(shopOrder({ items: [item(18_000), item(-500)] }), 422))).toEqual([
      '/payment/amount not_the_total',
    ]);
    expect(faultsOf(await refused(shopOrder({ items: [item(1.5), item(-10_000_000), item(1, 'gift')] }), 422))).toEqual(
      ['/items/0/unitPrice out_of_range', '/items/1/unitPrice out_of_range', '/items/2/kind invalid_option'],
    );
  });

  it('is one row when it comes 20 times at once', async () => {
    const order = shopOrder();
    const replies = await Promise.all(Array.from({ length: 20 }, () => place(order, { once: 'at-once' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(
      await portal.rows('SELECT count(*)::int AS count FROM orders WHERE order_number = $1', [order.orderNumber]),
    ).toEqual([{ count: 1 }]);
  });

  it('is bound to its Idempotency-Key, each merchant’s by itself', async () => {
    const order = shopOrder();
    const first = await place(order, { once: 'key-1' });
    expect(await place(order, { once: 'key-1' })).toMatchObject({ status: 200, body: first.body });
    expect((await refused(shopOrder(), 422, { once: 'key-1' })).body.code).toBe('idempotency_key_reused');
    expect((await place(shopOrder(), { once: 'key-1', key: OTHER_MERCHANT_KEY })).status).toBe(201);
    expect((await place(shopOrder(), { once: 'x'.repeat(255) })).status).toBe(201);
    for (const once of ['x'.repeat(256), 'two words', 'ключ'.replace(/./g, 'é')])
      expect((await refused(shopOrder(), 400, { once })).body.code).toBe('malformed_request');
  });

  it('is the key’s merchant’s alone', async () => {
    const order = shopOrder();
    const { id } = (await place(order)).body;
    expect((await (await loggedIn(portal, 'other-staff')).get(`/api/orders/${id}`)).status).toBe(404);
    const other = await place(order, { key: OTHER_MERCHANT_KEY });
    expect(other.status).toBe(201);
    expect(
      (await (await loggedIn(portal, 'other-staff')).get<OrderDetail>(`/api/orders/${other.body.id}`)).body,
    ).toMatchObject({ merchantId: '67890', orderNumber: order.orderNumber });
  });

  it('has a payment of its own in the sandbox, though another shop chose the same トラッキングID', async () => {
    const order = shopOrder({}, { trackingId: '00000000000001' });
    const { id } = (await place(order)).body;
    const other = (
      await place(
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

  it('is refused whole with a tracking id that another order has', async () => {
    const taken = shopOrder();
    await place(taken);
    const { trackingId } = taken['payment'] as { trackingId: string };
    expect(faultsOf(await refused(shopOrder({}, { trackingId }), 422))).toEqual([
      '/payment/trackingId tracking_id_taken',
    ]);
  });

  it('is refused with all that is wrong with it', async () => {
    const reply = await refused(
      {
        orderNumber: 'A 1',
        serviceId: '1',
        orderedAt: 'yesterday',
        status: 'done',
        paymentMethod: 'credit_card',
        buyer: { name: '', phone: '12', email: 'x', age: 30 },
        items: [{ name: '4242 4242 4242 4242', unitPrice: 1.5, quantity: 0 }, 'melon'],
        shippingFee: -1,
        colour: 'red',
        payment: {
          trackingId: '0000061630735',
          amount: '1980',
          cardBrand: 'maestro',
          maskedCardNumber: '424242******4242',
          authorizedAt: '2026-02-30T00:00:00Z',
          cvc: '123',
        },
      },
      422,
    );
    expect(faultsOf(reply)).toEqual([
      '/buyer/age unknown_field',
      '/buyer/email invalid_email',
      '/buyer/name required',
      '/buyer/phone invalid_phone',
      '/colour unknown_field',
      '/items invalid_type',
      '/items/0/name pan_not_allowed',
      '/items/0/quantity out_of_range',
      '/items/0/unitPrice out_of_range',
      '/orderNumber invalid_format',
      '/orderedAt invalid_instant',
      '/payment/amount invalid_type',
      '/payment/authorizedAt invalid_instant',
      '/payment/cardBrand invalid_option',
      '/payment/cvc unknown_field',
      '/payment/maskedCardNumber invalid_format',
      '/payment/trackingId invalid_format',
      '/serviceId invalid_format',
      '/shippingFee out_of_range',
      '/status invalid_option',
    ]);
  });

  const tomorrow = () => addDays(portal.clock.today(), 1);
  it.each<[string, () => unknown, string[]]>([
    ['no object', () => [], [' invalid_type']],
    [
      'nothing in it',
      () => ({}),
      [
        '/buyer required',
        '/items required',
        '/orderNumber required',
        '/orderedAt required',
        '/paymentMethod required',
        '/serviceId required',
      ],
    ],
    ['a card order without its payment', () => ({ ...shopOrder(), payment: null }), ['/payment required']],
    ['a payment that is no card’s', () => shopOrder({ paymentMethod: 'bank_transfer' }), ['/payment not_asked']],
    ['an amount that is not its total', () => shopOrder({}, { amount: 18_839 }), ['/payment/amount not_the_total']],
    [
      'more than any card pays',
      () => shopOrder({ items: [{ name: '金', unitPrice: 9_999_999, quantity: 2 }] }),
      ['/items out_of_range'],
    ],
    ['no line', () => shopOrder({ items: [] }), ['/items too_few']],
    [
      'too many lines',
      () => shopOrder({ items: Array.from({ length: 5_000 }, () => ({ name: '札', unitPrice: 1, quantity: 1 })) }),
      ['/items too_many'],
    ],
    [
      'a day after tomorrow',
      () => shopOrder({ orderedAt: `${addDays(tomorrow(), 1)}T00:00:00+09:00` }),
      ['/orderedAt date_too_late'],
    ],
    ['a service that is not there', () => shopOrder({ serviceId: '009' }), ['/serviceId unknown_service']],
    [
      'a number that is a card’s',
      () => shopOrder({ orderNumber: '4242424242424242' }),
      ['/orderNumber pan_not_allowed'],
    ],
    [
      'a gateway’s id that is a card’s',
      () => shopOrder({}, { transactionId: '4242424242424242' }),
      ['/payment/transactionId pan_not_allowed'],
    ],
    [
      'an approval code that is a card’s',
      () => shopOrder({}, { approvalCode: '4242424242424242' }),
      ['/payment/approvalCode pan_not_allowed'],
    ],
    [
      'a slip number that is a card’s',
      () => shopOrder({ slipNumber: '4242-4242-4242-4242' }),
      ['/slipNumber pan_not_allowed'],
    ],
    [
      'a card’s number with dots',
      () => shopOrder({ customerId: '4242.4242.4242.4242' }),
      ['/customerId pan_not_allowed'],
    ],
    ['control characters', () => shopOrder({ carrier: 'a\u0000b' }), ['/carrier control_character']],
  ])('is refused: %s', async (_, order, faults) => {
    expect(faultsOf(await refused(order(), 422))).toEqual(faults);
  });

  it('needs a key for orders, of a merchant, that is switched on', async () => {
    const order = shopOrder();
    for (const key of ['wrong', ACQUIRER_KEY])
      expect((await refused(order, 401, { key })).body.code).toBe('unauthenticated');
    for (const key of [READING_MERCHANT_KEY, REVOKED_MERCHANT_KEY])
      expect((await refused(order, 403, { key })).body.code).toBe('forbidden');
    expect((await (await loggedIn(portal, 'admin')).send('POST', ORDERS, order)).status).toBe(401);
    expect((await call(portal, 'POST', REQUESTS, { headers: bearer(MERCHANT_KEY), body: {} })).status).toBe(401);
    expect(
      (
        await call(portal, 'POST', ORDERS, {
          headers: { ...bearer(MERCHANT_KEY), 'content-type': 'text/plain' },
          raw: '{}',
        })
      ).status,
    ).toBe(415);
    await portal.rows(`UPDATE merchants SET active = false WHERE merchant_id = '67890'`);
    expect((await refused(order, 403, { key: OTHER_MERCHANT_KEY })).body.code).toBe('forbidden');
  });
});
