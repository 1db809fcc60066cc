import { closeShops, openShop as open } from './testing/shop';

const DAY_MS = 24 * 60 * 60_000;

afterEach(closeShops);

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

  it('is declined after a cancellation, beyond the third month, after the authorisation’s end, and for a payment that does not exist', async () => {
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

  it('is executed once when it is requested twenty times at the same time', async () => {
    const shop = await open();
    const payment = await shop.authorized();
    const replies = await Promise.all(Array.from({ length: 20 }, () => shop.capture(payment, undefined, 60)));
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual([...Array<string>(19).fill('already'), 'done']);
    expect(shop.applied(payment.trackingId)).toEqual(['authorization', 'confirmation', 'capture']);
  });
});

describe('a refund at the provider', () => {
  it('cancels a payment that was not captured, and refunds one that was, each once', async () => {
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

  it('is refused after the card company’s closing date', async () => {
    const shop = await open();
    const [byCard, byDate] = [await shop.authorized('too late'), await shop.authorized()];
    await shop.capture(byCard);
    await shop.capture(byDate);
    expect(await shop.refund(byCard)).toEqual({ outcome: 'declined', code: '10156999' });
    shop.clock.move(91 * DAY_MS);
    expect(await shop.refund(byDate)).toEqual({ outcome: 'declined', code: '10156999' });
  });
});
