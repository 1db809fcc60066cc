import { setTimeout as pause } from 'node:timers/promises';
import type { OrderDetail, OrderPage, Problem } from '../../server/contract/src';
import { type Checkout, SANDBOX_CARDS, type SandboxOutcome, type Shop } from '../../server/contract/src/demo';
import { LookUpCheckoutsTask } from '../../server/src/shop/look-up-checkouts.task';
import { call, loggedIn } from '../support/http';
import { readOrder } from '../support/orders';
import { checkoutRequest, readCheckout, sandboxToken, shopCall } from '../support/shop';
import { type Portal, startPortal } from '../support/start-portal';

describe('the checkout', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const pay = (outcome: SandboxOutcome = 'ok', changes: Parameters<typeof checkoutRequest>[0] = {}) =>
    shopCall(portal, '', checkoutRequest(changes, outcome));
  const orderOf = async ({ orderNumber }: Checkout): Promise<OrderDetail | null> => {
    const staff = await loggedIn(portal, 'staff');
    const { items } = (await staff.get<OrderPage>(`/api/orders?numberFrom=${orderNumber}&numberTo=${orderNumber}`))
      .body;
    return items[0] ? readOrder(portal, items[0].id) : null;
  };
  const authorizations = (orderNumber: string) =>
    portal.rows('SELECT order_id, amount, status FROM sandbox_payments WHERE order_id = $1', [orderNumber]);
  const lookUp = () => portal.app.get(LookUpCheckoutsTask, { strict: false }).run();
  const faults = ({ body }: { body: Problem }) => (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  it('shows the shop with what its card form asks for', async () => {
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
    const order = await orderOf(body);
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
    expect(await authorizations(body.orderNumber)).toEqual([
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
    'tells why a card is refused (%s) and places no order; another card pays the same cart',
    async (outcome, code) => {
      const request = checkoutRequest({}, outcome);
      const refused = await shopCall(portal, '', request);
      expect([refused.status, refused.body.state, refused.body.code]).toEqual([201, 'declined', code]);
      expect(await orderOf(refused.body)).toBeNull();
      const paid = (await shopCall(portal, '', { ...request, token: sandboxToken() })).body;
      expect([paid.state, paid.orderNumber === refused.body.orderNumber]).toEqual(['authorized', false]);
      expect(await orderOf(paid)).not.toBeNull();
    },
  );

  it('makes one authorisation and one order of twenty equal checkouts at once', async () => {
    const request = checkoutRequest();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => shopCall(portal, '', { ...request, token: sandboxToken() })),
    );
    const [{ id, orderNumber }] = [replies[0]!.body];
    for (const { status, body } of replies) expect([status, body.id]).toEqual([201, id]);
    expect((await readCheckout(portal, id)).body.state).toBe('authorized');
    expect(await authorizations(orderNumber)).toHaveLength(1);
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

  it('looks up an authorisation whose answer was lost, and then places its order, once', async () => {
    const lost = (await pay('lost-authorization')).body;
    expect(lost.state).toBe('unknown');
    expect(await orderOf(lost)).toBeNull();
    portal.clock.advance({ seconds: 5 });
    await Promise.all([lookUp(), lookUp()]);
    expect((await readCheckout(portal, lost.id)).body.state).toBe('authorized');
    expect(await orderOf(lost)).toMatchObject({ orderNumber: lost.orderNumber, card: { state: 'authorized' } });
    expect(await authorizations(lost.orderNumber)).toHaveLength(1);
  });

  it('gives a cart free only after the gateway can no longer have authorised it', async () => {
    const request = checkoutRequest({}, 'lost-authorization');
    const lost = (await shopCall(portal, '', request)).body;
    await portal.rows('DELETE FROM sandbox_payments WHERE order_id = $1', [lost.orderNumber]);
    portal.clock.advance({ seconds: 10 });
    await lookUp();
    expect((await readCheckout(portal, lost.id)).body.state).toBe('unknown');
    portal.clock.advance({ seconds: 60 });
    await lookUp();
    expect((await readCheckout(portal, lost.id)).body).toMatchObject({ state: 'declined', code: 'not_executed' });
    expect((await shopCall(portal, '', { ...request, token: sandboxToken() })).body.state).toBe('authorized');
  });

  it('takes up what a process left behind that died before the gateway answered', async () => {
    const { id, orderNumber } = (await pay('lost-authorization')).body;
    await portal.rows(`UPDATE checkouts SET state = 'requested', look_ups = 0 WHERE id = $1`, [id]);
    portal.clock.advance({ seconds: 60 });
    await lookUp();
    expect((await readCheckout(portal, id)).body.state).toBe('authorized');
    expect(await portal.rows('SELECT count(*)::int AS n FROM orders WHERE order_number = $1', [orderNumber])).toEqual([
      { n: 1 },
    ]);
  });

  it('asks for 3-D Secure where the service does, and authorises once after it', async () => {
    const { body } = await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }] });
    expect(body.state).toBe('challenge');
    const url = new URL(body.challengeUrl!, portal.url);
    expect([url.pathname, url.searchParams.get('return')]).toEqual([
      '/shop/card-company',
      `${portal.config.portalUrl.origin}/shop/return?checkout=${body.id}`,
    ]);
    expect(await authorizations(body.orderNumber)).toEqual([]);
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
    expect(await authorizations(body.orderNumber)).toHaveLength(1);
    expect(await orderOf(body)).toMatchObject({
      status: 'paid',
      subscription: { nextChargeOn: expect.any(String) as string },
    });
  });

  it('takes an authentication whose id happens to look like a card number', async () => {
    const { body } = await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }] });
    await portal.rows(`UPDATE checkouts SET authentication_id = $2 WHERE id = $1`, [
      body.id,
      'd3693332-4111-1111-1111-1111f66292db',
    ]);
    const completion = { authenticationId: 'd3693332-4111-1111-1111-1111f66292db', outcome: 'authenticated' };
    expect((await shopCall(portal, `/${body.id}/completion`, completion)).body).toMatchObject({ state: 'authorized' });
  });

  it('authorises nothing when the cardholder gives up, or never comes back; another card takes the challenge’s place', async () => {
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
    await lookUp();
    expect((await readCheckout(portal, third.id)).body).toMatchObject({ state: 'declined', code: 'challenge_expired' });
    for (const { orderNumber } of [challenge, second, third]) expect(await authorizations(orderNumber)).toEqual([]);
  });

  it('does not ask brands for 3-D Secure that do not know it', async () => {
    expect(
      (await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }], cardBrand: 'amex' })).body
        .state,
    ).toBe('authorized');
  });

  it('asks the gateway about the card, and nobody else: a forged brand and forged digits change nothing', async () => {
    const forged = { token: sandboxToken('ok', 'visa', '4242'), cardBrand: 'amex', lastDigits: '0005' } as const;
    expect(
      (await pay('ok', { serviceId: '002', items: [{ productId: 'fish', quantity: 1 }], ...forged })).body.state,
    ).toBe('challenge');
    for (const outcome of ['ok', 'lost-authorization'] as const) {
      const { body } = await pay(outcome, { ...forged, token: sandboxToken(outcome, 'visa', '4242') });
      portal.clock.advance({ seconds: 4 });
      await lookUp();
      expect((await orderOf(body))!.card).toMatchObject({ cardBrand: 'visa', maskedCardNumber: '************4242' });
    }
    const refused = (await pay('ok', { token: sandboxToken('ok', 'unionpay'), cardBrand: 'visa' })).body;
    expect([refused.state, refused.code, await authorizations(refused.orderNumber), await orderOf(refused)]).toEqual([
      'declined',
      'brand_not_accepted',
      [],
      null,
    ]);
  });

  it('refuses a card number anywhere in a body, and keeps nothing of it', async () => {
    const number = '4242424242424242';
    const before = await portal.rows('SELECT count(*)::int AS n FROM checkouts');
    const request = checkoutRequest();
    const bodies: [unknown, string][] = [
      [{ ...request, token: number }, '/token'],
      [{ ...request, buyer: { ...request.buyer, name: `名義 4242 4242 4242 4242` } }, '/buyer/name'],
      [{ ...request, number: 4242424242424242 }, '/number'],
      [{ ...request, [number]: 1 }, ''],
      [{ ...request, items: [{ productId: 'ikura', quantity: 4242424242424242 }] }, '/items/0/quantity'],
      [{ ...request, lastDigits: '4242424242424242' }, '/lastDigits'],
    ];
    for (const [body, pointer] of bodies) {
      const reply = await shopCall<Problem>(portal, '', body);
      expect([reply.status, faults(reply)]).toEqual([422, [`${pointer} pan_not_allowed`]]);
      expect(JSON.stringify(reply.body)).not.toContain(number);
    }
    expect(await portal.rows('SELECT count(*)::int AS n FROM checkouts')).toEqual(before);
  });

  it('names every field that is wrong, and refuses what no page of the shop sends', async () => {
    const request = checkoutRequest();
    const wrong = await shopCall<Problem>(portal, '', {
      ...request,
      items: [{ productId: 'nothing', quantity: 1 }],
      buyer: { ...request.buyer, email: 'nobody', phone: '1', name: ' ' },
    });
    expect([wrong.status, faults(wrong)]).toEqual([
      422,
      [
        '/items/0/productId invalid_option',
        '/buyer/name required',
        '/buyer/email invalid_email',
        '/buyer/phone invalid_phone',
      ],
    ]);
    const shapes = await shopCall<Problem>(portal, '', {
      ...request,
      cartId: '1',
      price: 1,
      items: [{ productId: 'ikura', quantity: 0, unitPrice: 1 }],
      cardBrand: 'gold',
      buyer: { ...request.buyer, age: 3 },
    });
    expect(faults(shapes).sort()).toEqual([
      '/buyer/age unknown_field',
      '/cardBrand invalid_option',
      '/cartId invalid_format',
      '/items/0/quantity out_of_range',
      '/items/0/unitPrice unknown_field',
      '/price unknown_field',
    ]);
    expect((await shopCall<Problem>(portal, '', request, { origin: 'https://elsewhere.example' })).status).toBe(403);
    for (const id of ['1', '00000000-0000-4000-8000-000000000000'])
      expect((await readCheckout(portal, id)).status).toBe(404);
  });

  it('tells a slow card apart from a lost one: both clicks get the one result', async () => {
    const request = checkoutRequest({}, 'slow');
    const first = shopCall(portal, '', request);
    await pause(300);
    const second = (await shopCall(portal, '', request)).body;
    expect(second.state).toBe('requested');
    expect((await first).body).toMatchObject({ id: second.id, state: 'authorized' });
  });

  it('leaves no card number in any row, whoever sent one and however it ended', async () => {
    await pay('ok');
    await pay('ng22');
    await shopCall(portal, '', { ...checkoutRequest(), token: '4242424242424242' });
    const tables = await portal.rows<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['checkouts', 'orders', 'payments', 'sandbox_payments', 'audit_entries']),
    );
    for (const { name } of tables) {
      const kept = await portal.rows(`SELECT row::text AS text FROM ${name} AS row WHERE row::text ~ $1`, [
        SANDBOX_CARDS.map(({ number }) => number).join('|'),
      ]);
      expect([name, kept]).toEqual([name, []]);
    }
  });
});
