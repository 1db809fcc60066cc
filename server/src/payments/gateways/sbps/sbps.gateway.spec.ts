import { SERVICES } from '../../../../simulator/src/services';
import { closeShops, openShop as open } from './testing/shop';

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

  it('is captured by its confirmation if captures are automatic, and is encrypted if there are keys', async () => {
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

  it('returns the card’s brand, and is never made final if the service does not accept it', async () => {
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

  it('uses a token once', async () => {
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

  it('sends nothing for an invalid token', async () => {
    const shop = await open();
    expect(
      await shop.gateway.authorize(
        shop.account,
        await shop.authorization('approved', { token: '４２４２\n<x>' }),
        shop.attempt(),
      ),
    ).toEqual({ outcome: 'declined', code: '10104999' });
  });

  it('creates no payment if its response is lost: it is never confirmed', async () => {
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

  it('is looked up if the response to its confirmation is lost', async () => {
    const shop = await open();
    const payment = await shop.authorized('the confirmation’s answer is lost');
    expect(shop.applied(payment.trackingId)).toEqual(['authorization', 'confirmation']);
  });

  it('stays unknown if that look-up has no response either, until a later one by order id has', async () => {
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

  it('reports its tracking id before it is made final, and is not made final if the id cannot be recorded', async () => {
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
