import { SERVICES } from '../../../../simulator/src/services';
import { closeShops, openShop as open } from './testing/shop';

const STATUS_AFTER: Record<string, string> = {
  confirmation: 'authorized',
  capture: 'captured',
  cancellation: 'voided',
  refund: 'refunded',
};

afterEach(closeShops);

describe('a response that cannot be trusted', () => {
  it.each(['silence', 'drop', 'half', 'wrong_hash', 'wrong_encoding', 'server_error'] as const)(
    'leaves a capture unknown, to be looked up: %s',
    async (kind) => {
      const shop = await open();
      const [applied, not] = [await shop.authorized(), await shop.authorized()];
      shop.simulator.faults.add(
        { kind, applied: true, request: 'ST02-00201-101' },
        { kind, applied: false, request: 'ST02-00201-101' },
      );
      expect([await shop.capture(applied, undefined, 0), await shop.capture(not, undefined, 0)]).toMatchObject([
        { outcome: 'unknown' },
        { outcome: 'unknown' },
      ]);
      expect([await shop.lookUp(applied), await shop.lookUp(not)]).toMatchObject([
        { state: { status: 'captured' } },
        { state: { status: 'authorized' } },
      ]);
      shop.simulator.faults.add({ kind, applied: true, request: 'MG01-00101-101' });
      expect(await shop.gateway.lookUp(shop.account, applied, shop.attempt(0))).toMatchObject({ outcome: 'unknown' });
    },
  );

  it.each(['101W0999', '101W3999', '101W6999', '10180999', '10192999'])(
    'is one that reports progress or a system failure: %s',
    async (code) => {
      const shop = await open();
      const payment = await shop.authorized();
      shop.simulator.faults.add({ kind: 'refuse', applied: true, code });
      expect(await shop.refund(payment)).toEqual({ outcome: 'unknown', reason: code });
      expect(await shop.lookUp(payment)).toMatchObject({ state: { status: 'voided' } });
    },
  );

  it('is returned for lost captures and refunds of their test cards, which took effect', async () => {
    const shop = await open();
    const [captured, voided] = [
      await shop.authorized('the capture’s answer'),
      await shop.authorized('the refund’s answer'),
    ];
    expect([await shop.capture(captured), await shop.refund(voided)]).toMatchObject([
      { outcome: 'unknown' },
      { outcome: 'unknown' },
    ]);
    expect([await shop.lookUp(captured), await shop.lookUp(voided)]).toMatchObject([
      { state: { status: 'captured' } },
      { state: { status: 'voided' } },
    ]);
  });

  it('never causes a second capture or refund, whatever was lost', async () => {
    const shop = await open();
    const payments: { trackingId: string; amount: number }[] = [];
    while (payments.length < 30) payments.push(await shop.authorized());
    shop.simulator.faults.byChance({
      seed: 7,
      probability: 0.7,
      kinds: ['drop', 'half', 'wrong_hash', 'wrong_encoding', 'server_error'],
    });
    for (const payment of payments) {
      await shop.capture(payment);
      await shop.refund(payment);
    }
    shop.simulator.faults.clear();
    const once = (trackingId: string) => new Set(shop.applied(trackingId)).size === shop.applied(trackingId).length;
    expect(payments.every(({ trackingId }) => once(trackingId))).toBe(true);
    const states: string[] = [];
    for (const payment of payments)
      states.push(((await shop.lookUp(payment)) as { state: { status: string } }).state.status);
    expect(states).toEqual(payments.map(({ trackingId }) => STATUS_AFTER[shop.applied(trackingId).at(-1)!]));
    expect(new Set(states).size).toBe(4);
  });
});

describe('a request that must not be sent', () => {
  it.each(['http://provider.example', 'ftp://localhost', 'nonsense', ''])('is not sent, to %s', async (endpoint) => {
    const shop = await open(SERVICES[0], endpoint);
    expect(await shop.capture({ trackingId: '00000700000001', amount: 1 })).toEqual({
      outcome: 'declined',
      code: 'not_configured',
    });
    expect(
      await shop.gateway.lookUp(
        { ...shop.account, credentials: null },
        { trackingId: '00000700000001' },
        shop.attempt(),
      ),
    ).toEqual({ outcome: 'unknown', reason: 'not_configured' });
  });

  it('is not trusted after its limit', async () => {
    const shop = await open();
    const payment = await shop.authorized();
    const attempt = shop.attempt();
    shop.clock.move(16_000);
    expect(await shop.gateway.capture(shop.account, payment, '2026-11-25', attempt)).toEqual({
      outcome: 'declined',
      code: '10110023',
    });
  });
});
