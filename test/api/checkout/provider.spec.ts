import { randomUUID } from 'node:crypto';
import type { OrderPage } from '../../../server/contract/src';
import type { Checkout, CheckoutRequest, Shop } from '../../../server/contract/src/demo';
import { LookUpCheckoutsTask } from '../../../server/src/shop/look-up-checkouts.task';
import { TEST_CARDS } from '../../../server/simulator/src/cards/test-cards';
import { SERVICES } from '../../../server/simulator/src/services';
import { Simulator } from '../../../server/simulator/src/simulator';
import { call, loggedIn } from '../../support/portal/http';
import { seenSettings } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const BUYER = {
  name: '髙﨑 𠮷子',
  kana: 'タカサキ ヨシコ',
  email: 'yoshiko.t@example.jp',
  phone: '0985233362',
  postalCode: '8800811',
  address: '宮崎県宮崎市錦町1-10',
};

describe('the checkout at the provider', () => {
  let portal: Portal;
  let shop: Shop;
  const service = SERVICES[0]!;
  let simulator: Simulator;
  beforeAll(async () => {
    portal = await startPortal();
    shop = (await call<Shop>(portal, 'GET', '/api/shop?service=001')).body;
    simulator = await Simulator.start({ now: () => portal.clock.now() });
    await agree({ threeDSecure: false });
  });
  afterAll(async () => {
    await portal.stop();
    await simulator.stop();
  });

  const agree = async ({ threeDSecure }: { threeDSecure: boolean }) =>
    (await loggedIn(portal, 'support-admin')).send('PUT', '/api/merchants/12345/services/001/payment-settings', {
      ...(await seenSettings(portal)),
      gateway: 'sbps',
      authorizationDays: 60,
      autoCapture: false,
      cardBrands: ['visa'],
      securityCode: true,
      threeDSecure,
      refundDays: {},
      sbps: {
        endpoint: simulator.url,
        merchantId: service.merchantId,
        serviceId: service.serviceId,
        hashKey: service.hashKey,
        encryption: null,
      },
    });
  const checkOut = (token: Pick<CheckoutRequest, 'token' | 'tokenKey'>) =>
    call<Checkout>(portal, 'POST', '/api/shop/checkouts', {
      headers: { origin: portal.config.portalUrl.origin },
      body: {
        cartId: randomUUID(),
        serviceId: '001',
        items: [{ productId: shop.products[0]!.id, quantity: 2 }],
        buyer: BUYER,
        delivery: null,
        cardBrand: 'visa',
        lastDigits: '4242',
        ...token,
      } satisfies CheckoutRequest,
    });
  const ordersOf = async (orderNumber: string) =>
    (
      await (
        await loggedIn(portal, 'staff')
      ).get<OrderPage>(`/api/orders?numberFrom=${orderNumber}&numberTo=${orderNumber}`)
    ).body.items;
  const read = async (id: string) => (await call<Checkout>(portal, 'GET', `/api/shop/checkouts/${id}`)).body;
  const lookUp = () => portal.app.get(LookUpCheckoutsTask, { strict: false }).run();

  const token = async () => {
    const { number } = TEST_CARDS.find(({ conduct }) => conduct === 'approved')!;
    const { merchantId, serviceId } = service;
    const { body } = await call<{ tokenResponse: { token: string; tokenKey: string } }>(simulator, 'POST', '/token', {
      body: { merchantId, serviceId, ccNumber: number, ccExpiration: '203012', securityCode: '123' },
    });
    return { token: body.tokenResponse.token, tokenKey: body.tokenResponse.tokenKey };
  };

  it('authorises with the tokeniser’s token and places the order', async () => {
    const { body } = await checkOut(await token());
    expect([body.state, (await ordersOf(body.orderNumber)).length]).toEqual(['authorized', 1]);
    expect(simulator.ledger().payments.find(({ orderId }) => orderId === body.orderNumber)).toMatchObject({
      confirmed: 1,
      amount: body.total,
    });
  });

  it('finds a payment whose confirmation got no response by the tracking id that was recorded before it', async () => {
    simulator.faults.add(
      { kind: 'drop', applied: true, request: 'ST02-00101-101' },
      { kind: 'server_error', applied: false, request: 'MG01-00101-101' },
    );
    const { body } = await checkOut(await token());
    expect(body).toMatchObject({ state: 'unknown' });
    const [row] = await portal.rows<{ tracking_id: string | null }>('SELECT tracking_id FROM checkouts WHERE id = $1', [
      body.id,
    ]);
    expect(row!.tracking_id).toMatch(/^\d{14}$/);
    portal.clock.advance({ seconds: 30 });
    await lookUp();
    expect([(await read(body.id)).state, (await ordersOf(body.orderNumber))[0]!.payment!.trackingId]).toEqual([
      'authorized',
      row!.tracking_id,
    ]);
  });

  describe('with 3-D Secure', () => {
    beforeAll(() => agree({ threeDSecure: true }));

    /** The card company's page shows the password that it asks for. */
    const passwordOf = async ({ challengeUrl }: Checkout) =>
      /<code>(\w+)<\/code>/.exec(await (await fetch(challengeUrl!)).text())![1]!;
    /** The address to which that page sends the browser after this password. */
    const passwordGiven = async ({ challengeUrl }: Checkout, password: string) => {
      const reply = await fetch(challengeUrl!, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ password }),
      });
      return new URL(reply.headers.get('location')!);
    };
    const complete = (id: string, authenticationId: string | null, outcome: string) =>
      call<Checkout>(portal, 'POST', `/api/shop/checkouts/${id}/completion`, {
        headers: { origin: portal.config.portalUrl.origin },
        body: { authenticationId, outcome },
      });

    it('returns the authentication to a browser that comes back without it, and authorises once after it passed', async () => {
      const { body } = await checkOut(await token());
      expect([body.state, new URL(body.challengeUrl!).origin]).toEqual(['challenge', simulator.url]);
      const back = await passwordGiven(body, await passwordOf(body));
      expect(back.href).toBe(`${portal.config.portalUrl.origin}/shop/return?checkout=${body.id}`);
      const { authenticationId } = await read(body.id);
      const paid = (await complete(body.id, authenticationId, 'authenticated')).body;
      expect([paid.state, paid.authenticationId, (await ordersOf(paid.orderNumber)).length]).toEqual([
        'authorized',
        null,
        1,
      ]);
    });

    it('returns the browser with the outcome if the cardholder did not pass, and accepts no other outcome', async () => {
      for (const outcome of ['cancelled', 'authenticated']) {
        const { body } = await checkOut(await token());
        const back = await passwordGiven(body, 'guessed');
        expect([back.pathname, back.searchParams.get('checkout'), back.searchParams.get('outcome')]).toEqual([
          '/shop/return',
          body.id,
          'cancelled',
        ]);
        const ended = (await complete(body.id, body.authenticationId, outcome)).body;
        expect([ended.state, await ordersOf(ended.orderNumber)]).toEqual(['declined', []]);
      }
    });
  });
});
