import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxOutcome, Shop } from '../../../server/contract/src/demo';
import { authorizationsOf, lookUpCheckouts, orderOf } from '../../support/orders/checkouts';
import { call } from '../../support/portal/http';
import { checkoutRequest, readCheckout, sandboxToken, shopCall } from '../../support/orders/shop';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the checkout', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const pay = (outcome: SandboxOutcome = 'ok', changes: Parameters<typeof checkoutRequest>[0] = {}) =>
    shopCall(portal, '', checkoutRequest(changes, outcome));

  it('shows the shop with what its card form requires', async () => {
    const { status, body } = await call<Shop>(portal, 'GET', '/api/shop');
    expect([status, body.serviceId, body.card.securityCode, body.card.threeDSecure, body.card.tokeniser]).toEqual([
      200,
      '001',
      true,
      false,
      { kind: 'sandbox' },
    ]);
    expect(body.products.map(({ price }) => price)).toContain(8_980);
    expect((await call<Shop>(portal, 'GET', '/api/shop?service=002')).body.card.threeDSecure).toBe(true);
    for (const service of ['003', `1'`, ''])
      expect((await call(portal, 'GET', `/api/shop?service=${encodeURIComponent(service)}`)).status).toBe(404);
  });

  it('places an order with the catalogue’s prices once the card is authorised', async () => {
    const { status, body } = await pay();
    expect([status, body.state, body.code, body.total]).toEqual([201, 'authorized', null, 2 * 8_980 + 880]);
    const order = await orderOf(portal, body);
    expect(order).toMatchObject({
      status: 'new',
      paymentMethod: 'credit_card',
      total: 18_840,
      shippingFee: 880,
      buyer: { name: '髙﨑 𠮷子', phone: '0985233362', postalCode: '8800811' },
      items: [{ name: '北海道産いくら醤油漬け 500g(250g×2)', unitPrice: 8_980, quantity: 2 }],
      card: { state: 'authorized', amount: 18_840, cardBrand: 'visa', maskedCardNumber: '************4242' },
    });
    expect(order?.history.map(({ event, by }) => [event, by])).toEqual([['order_placed', 'ショップ']]);
    expect(await authorizationsOf(portal, body.orderNumber)).toEqual([
      { order_id: body.orderNumber, amount: 18_840, status: 'authorized' },
    ]);
    expect(
      await portal.rows('SELECT state, sealed_content, wrapped_key FROM checkouts WHERE id = $1', [body.id]),
    ).toEqual([{ state: 'authorized', sealed_content: null, wrapped_key: null }]);
  });

  it.each([
    ['ng20', '10120000'],
    ['ng22', '10122000'],
    ['ng61', '10161000'],
  ] as const)(
    'states why a card is refused (%s) and places no order; another card pays for the same cart',
    async (outcome, code) => {
      const request = checkoutRequest({}, outcome);
      const refused = await shopCall(portal, '', request);
      expect([refused.status, refused.body.state, refused.body.code]).toEqual([201, 'declined', code]);
      expect(await orderOf(portal, refused.body)).toBeNull();
      const paid = (await shopCall(portal, '', { ...request, token: sandboxToken() })).body;
      expect([paid.state, paid.orderNumber === refused.body.orderNumber]).toEqual(['authorized', false]);
      expect(await orderOf(portal, paid)).not.toBeNull();
    },
  );

  it('makes one authorisation and one order of twenty equal checkouts at the same time', async () => {
    const request = checkoutRequest();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => shopCall(portal, '', { ...request, token: sandboxToken() })),
    );
    const [{ id, orderNumber }] = [replies[0]!.body];
    for (const { status, body } of replies) expect([status, body.id]).toEqual([201, id]);
    expect((await readCheckout(portal, id)).body.state).toBe('authorized');
    expect(await authorizationsOf(portal, orderNumber)).toHaveLength(1);
    expect(await portal.rows('SELECT count(*)::int AS n FROM checkouts WHERE cart_id = $1', [request.cartId])).toEqual([
      { n: 1 },
    ]);
    expect(await portal.rows('SELECT count(*)::int AS n FROM orders WHERE order_number = $1', [orderNumber])).toEqual([
      { n: 1 },
    ]);
    expect((await shopCall(portal, '', { ...request, token: sandboxToken() })).body).toMatchObject({
      id,
      state: 'authorized',
    });
  });

  it('asks only the gateway about the card: a forged brand and forged digits change nothing', async () => {
    const forged = { token: sandboxToken('ok', 'visa', '4242'), cardBrand: 'amex', lastDigits: '0005' } as const;
    expect(
      (await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }], ...forged })).body.state,
    ).toBe('challenge');
    for (const outcome of ['ok', 'lost-authorization'] as const) {
      const { body } = await pay(outcome, { ...forged, token: sandboxToken(outcome, 'visa', '4242') });
      portal.clock.advance({ seconds: 4 });
      await lookUpCheckouts(portal);
      expect((await orderOf(portal, body))!.card).toMatchObject({
        cardBrand: 'visa',
        maskedCardNumber: '************4242',
      });
    }
    const refused = (await pay('ok', { token: sandboxToken('ok', 'unionpay'), cardBrand: 'visa' })).body;
    expect([
      refused.state,
      refused.code,
      await authorizationsOf(portal, refused.orderNumber),
      await orderOf(portal, refused),
    ]).toEqual(['declined', 'brand_not_accepted', [], null]);
  });

  it('distinguishes a slow response about a card from a lost one: both clicks get the one result', async () => {
    const request = checkoutRequest({}, 'slow');
    const first = shopCall(portal, '', request);
    await pause(300);
    const second = (await shopCall(portal, '', request)).body;
    expect(second.state).toBe('requested');
    expect((await first).body).toMatchObject({ id: second.id, state: 'authorized' });
  });
});
