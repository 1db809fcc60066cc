import { SERVICES } from '../../../../simulator/src/services';
import { TEST_CARDS } from '../../../../simulator/src/cards/test-cards';
import { closeShops, openShop as open, type Shop } from './testing/shop';

const DAY_MS = 24 * 60 * 60_000;

afterEach(closeShops);

describe('an authorisation at the provider', () => {
  it('is made and confirmed', async () => {
    const shop = await open();
    const reply = await shop.gateway.authorize(shop.account, await shop.authorization('approved'), shop.attempt());
    expect(reply).toMatchObject({
      outcome: 'done',
      trackingId: expect.stringMatching(/^\d{14}$/),
      approvalCode: expect.stringMatching(/^\d{6}$/),
      transactionId: expect.stringMatching(/^B.{31}$/),
      processedAt: shop.clock.now(),
    });
    const [payment] = shop.simulator.ledger().payments;
    expect(payment).toMatchObject({ orderId: 'ORDER-1', amount: 1980, confirmed: 1, status: 1, lastDigits: '4242' });
    expect(shop.applied(payment!.trackingId)).toEqual(['authorization', 'confirmation']);
  });

  it('is captured by its confirmation where captures are automatic, and speaks encrypted where there are keys', async () => {
    const shop = await open(SERVICES[1]);
    const payment = await shop.authorized();
    expect(await shop.lookUp(payment)).toEqual({
      outcome: 'known',
      state: {
        status: 'captured',
        processedOn: '2026-11-25',
        trackingId: payment.trackingId,
        card: { brand: 'visa', lastDigits: null },
      },
    });
    expect(await shop.capture(payment)).toEqual({ outcome: 'already', code: '10137999' });
  });

  it('tells the card’s brand, and is never made final where the service does not accept it', async () => {
    const shop = await open();
    expect(
      await shop.gateway.authorize(shop.account, await shop.authorization('approved'), shop.attempt()),
    ).toMatchObject({ outcome: 'done', card: { brand: 'visa' } });
    const others = { ...shop.account, cardBrands: ['jcb', 'amex'] as const };
    expect(await shop.gateway.authorize(others, await shop.authorization('approved'), shop.attempt())).toEqual({
      outcome: 'declined',
      code: 'brand_not_accepted',
    });
    expect(shop.simulator.ledger().payments.map(({ confirmed }) => confirmed)).toEqual([1, 0]);
  });

  it.each([
    ['misuse', '20'],
    ['over its limit', '22'],
    ['number or expiry', '27'],
    ['security code', '61'],
  ])('is declined for a card that is refused: %s', async (says, type) => {
    const shop = await open();
    expect(await shop.gateway.authorize(shop.account, await shop.authorization(says), shop.attempt())).toEqual({
      outcome: 'declined',
      code: `101${type}999`,
    });
    expect(shop.simulator.ledger().payments).toEqual([]);
  });

  it('takes a token once', async () => {
    const shop = await open();
    const authorization = await shop.authorization('approved');
    await shop.gateway.authorize(shop.account, authorization, shop.attempt());
    expect(
      await shop.gateway.authorize(shop.account, { ...authorization, orderId: 'ORDER-2' }, shop.attempt()),
    ).toEqual({ outcome: 'declined', code: '10106999' });
    expect(
      await shop.gateway.authorize(
        shop.account,
        await shop.authorization('approved', { orderId: 'ORDER-1' }),
        shop.attempt(),
      ),
    ).toEqual({ outcome: 'already', code: '10196004' });
  });

  it('sends nothing for a token that is none', async () => {
    const shop = await open();
    expect(
      await shop.gateway.authorize(
        shop.account,
        await shop.authorization('approved', { token: '４２４２\n<x>' }),
        shop.attempt(),
      ),
    ).toEqual({ outcome: 'declined', code: '10104999' });
  });

  it('is no payment where its answer is lost: it is never confirmed', async () => {
    const shop = await open();
    const authorization = await shop.authorization('the authorisation’s answer is lost');
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'unknown',
    });
    expect(shop.simulator.ledger().payments).toMatchObject([{ confirmed: 0 }]);
    expect(await shop.lookUp({ orderId: authorization.orderId })).toMatchObject({
      outcome: 'known',
      state: { status: 'none' },
    });
    expect(await shop.lookUp({ trackingId: shop.simulator.ledger().payments[0]!.trackingId })).toMatchObject({
      outcome: 'known',
      state: { status: 'none' },
    });
  });

  it('is looked up where the answer to its confirmation is lost', async () => {
    const shop = await open();
    const payment = await shop.authorized('the confirmation’s answer is lost');
    expect(shop.applied(payment.trackingId)).toEqual(['authorization', 'confirmation']);
  });

  it('stays unknown where that look-up has no answer either, until a later one by order id has', async () => {
    const shop = await open();
    const authorization = await shop.authorization('the confirmation’s answer is lost');
    shop.simulator.faults.add({ kind: 'drop', applied: false, request: 'MG01-00101-101' });
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'unknown',
    });
    const { trackingId } = shop.simulator.ledger().payments[0]!;
    expect(await shop.lookUp({ orderId: authorization.orderId })).toEqual({
      outcome: 'known',
      state: { status: 'authorized', processedOn: null, trackingId, card: { brand: 'visa', lastDigits: null } },
    });
  });

  it('tells its tracking id before it is made final, and is not made final where that cannot be written down', async () => {
    const shop = await open();
    const begun: [string, number][] = [];
    const confirmations = () => shop.simulator.ledger().operations.filter(({ kind }) => kind === 'confirmation').length;
    const note = (trackingId: string) => Promise.resolve(void begun.push([trackingId, confirmations()]));
    const reply = await shop.gateway.authorize(
      shop.account,
      await shop.authorization('approved', { onBegun: note }),
      shop.attempt(),
    );
    expect(begun).toEqual([[(reply as { trackingId: string }).trackingId, 0]]);
    const failing = () => Promise.reject(new Error('no disk'));
    expect(
      await shop.gateway.authorize(
        shop.account,
        await shop.authorization('approved', { onBegun: failing }),
        shop.attempt(),
      ),
    ).toMatchObject({ outcome: 'unknown' });
    expect(confirmations()).toBe(1);
  });
});

describe('3-D Secure at the provider', () => {
  async function challenge(shop: Shop) {
    const authorization = await shop.authorization('approved');
    const reply = await shop.gateway.authenticate(
      shop.account,
      authorization,
      'http://localhost:3000/shop/completion?a=1&b=2',
      shop.attempt(),
    );
    if (reply.outcome !== 'challenge') throw new Error(JSON.stringify(reply));
    const answer = (password: string) =>
      fetch(reply.url, { method: 'POST', body: new URLSearchParams({ password }), redirect: 'manual' });
    return { authorization: { ...authorization, authenticationId: reply.authenticationId }, url: reply.url, answer };
  }

  it('leads to the card company and back, and then authorises', async () => {
    const shop = await open(SERVICES[1]);
    const { authorization, url, answer } = await challenge(shop);
    expect(await (await fetch(url)).text()).toContain('**** **** **** 4242');
    expect((await answer('simulator')).headers.get('location')).toBe('http://localhost:3000/shop/completion?a=1&b=2');
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'done',
    });
    expect((await answer('simulator')).status).toBe(404);
  });

  it('declines the authorisation after a wrong password, or none', async () => {
    const shop = await open();
    const { authorization, answer } = await challenge(shop);
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'declined',
    });
    expect((await answer('wrong')).status).toBe(303);
    expect(await shop.gateway.authorize(shop.account, authorization, shop.attempt())).toMatchObject({
      outcome: 'declined',
    });
  });

  it('is not asked of brands that have none: the browser goes straight on', async () => {
    const shop = await open();
    const amex = TEST_CARDS.find(({ brand }) => brand === 'amex')!;
    const authorization = await shop.authorization(amex.says, {}, amex.number);
    const reply = await shop.gateway.authenticate(shop.account, authorization, 'http://localhost/', shop.attempt());
    expect(reply).toMatchObject({ outcome: 'challenge', url: 'http://localhost/' });
    const { authenticationId } = reply as { authenticationId: string };
    expect(
      await shop.gateway.authorize(shop.account, { ...authorization, authenticationId }, shop.attempt()),
    ).toMatchObject({ outcome: 'done', card: { brand: 'amex' } });
  });
});

describe('a capture at the provider', () => {
  it('happens on its day, once', async () => {
    const shop = await open();
    const payment = await shop.authorized();
    expect(await shop.capture(payment, '2026-12-01')).toEqual({
      outcome: 'done',
      transactionId: expect.any(String),
      processedAt: new Date('2026-12-01T00:00:00+09:00'),
    });
    expect(await shop.lookUp(payment)).toEqual({
      outcome: 'known',
      state: {
        status: 'captured',
        processedOn: '2026-12-01',
        trackingId: payment.trackingId,
        card: { brand: 'visa', lastDigits: null },
      },
    });
    expect(await shop.capture(payment)).toEqual({ outcome: 'already', code: '10141999' });
    expect(shop.applied(payment.trackingId)).toEqual(['authorization', 'confirmation', 'capture']);
  });

  it('is declined after a cancellation, beyond the third month, after the authorisation’s end, and for a payment that there is not', async () => {
    const shop = await open();
    const [cancelled, late] = [await shop.authorized(), await shop.authorized()];
    await shop.refund(cancelled);
    expect(await shop.capture(cancelled)).toEqual({ outcome: 'declined', code: '10140999' });
    expect(await shop.capture(late, '2027-02-01')).toEqual({ outcome: 'declined', code: '10142999' });
    shop.clock.move(61 * DAY_MS);
    expect(await shop.capture(late, '2027-01-31')).toEqual({ outcome: 'declined', code: '10139999' });
    expect(await shop.capture({ trackingId: '00000000000001', amount: 1 })).toEqual({
      outcome: 'declined',
      code: '10112027',
    });
  });

  it('is executed once when it is asked for twenty times at once', async () => {
    const shop = await open();
    const payment = await shop.authorized();
    const replies = await Promise.all(Array.from({ length: 20 }, () => shop.capture(payment, undefined, 60)));
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual([...Array<string>(19).fill('already'), 'done']);
    expect(shop.applied(payment.trackingId)).toEqual(['authorization', 'confirmation', 'capture']);
  });
});

describe('a refund at the provider', () => {
  it('cancels what was not captured, and refunds what was, each once', async () => {
    const shop = await open();
    const [cancelled, refunded] = [await shop.authorized(), await shop.authorized()];
    await shop.capture(refunded);
    expect([await shop.refund(cancelled), await shop.refund(refunded)]).toMatchObject([
      { outcome: 'done' },
      { outcome: 'done' },
    ]);
    expect([await shop.refund(cancelled), await shop.refund(refunded)]).toEqual([
      { outcome: 'already', code: '10145999' },
      { outcome: 'already', code: '10146999' },
    ]);
    expect([await shop.lookUp(cancelled), await shop.lookUp(refunded)]).toMatchObject([
      { state: { status: 'voided' } },
      { state: { status: 'refunded' } },
    ]);
    expect([shop.applied(cancelled.trackingId).at(-1), shop.applied(refunded.trackingId).at(-1)]).toEqual([
      'cancellation',
      'refund',
    ]);
  });

  it('works from the day of the capture on, in Japan', async () => {
    const shop = await open();
    const payment = await shop.authorized();
    await shop.capture(payment, '2026-11-27');
    expect(await shop.refund(payment)).toEqual({ outcome: 'declined', code: '10156999' });
    shop.clock.moveTo('2026-11-26T23:59:58+09:00');
    expect(await shop.refund(payment)).toEqual({ outcome: 'declined', code: '10156999' });
    expect(await shop.refund(payment)).toMatchObject({ outcome: 'done' });
    expect(shop.applied(payment.trackingId).at(-1)).toBe('refund');
  });

  it('comes too late after the card company’s closing date', async () => {
    const shop = await open();
    const [byCard, byDate] = [await shop.authorized('too late'), await shop.authorized()];
    await shop.capture(byCard);
    await shop.capture(byDate);
    expect(await shop.refund(byCard)).toEqual({ outcome: 'declined', code: '10156999' });
    shop.clock.move(91 * DAY_MS);
    expect(await shop.refund(byDate)).toEqual({ outcome: 'declined', code: '10156999' });
  });
});
