import type { OfSeenOrder, OperationKind } from '../../server/contract/src';
import { LookUpOperationsTask } from '../../server/src/payments/operations/look-up-operations.task';
import { TEST_CARDS } from '../../server/simulator/src/cards/test-cards';
import { SERVICES } from '../../server/simulator/src/services';
import { Simulator } from '../../server/simulator/src/simulator';
import { loggedIn, type Person } from '../support/portal/http';
import { placedOrder } from '../support/orders/orders';
import { authorizedAt } from '../support/orders/sbps-payment';
import { seenOrder, seenSettings } from '../support/cases/seen';
import { type Portal, startPortal } from '../support/portal/start-portal';

/** Each is captured and then refunded: 1,000 operations. */
const ORDERS = 500;
const CONCURRENCY = 25;
const SEED = 20_261_125;
const PROBABILITY = 0.3;
/** Far more than random faults ever need. */
const ROUNDS = 60;
/** The simulator's books: 4 = refunded. */
const REFUNDED = 4;
const SERVICE = SERVICES[0]!;

/**
 * The provider's ledger decides: every operation that took effect there is shown in the portal, and took effect once.
 */
describe('1,000 operations with a provider whose responses are lost, cut off or wrong', () => {
  let simulator: Simulator;
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    simulator = await Simulator.start({ now: () => portal.clock.now() });
    await takeCardsAtTheSimulator();
  }, 60_000);
  afterAll(async () => {
    await portal.stop();
    await simulator.stop();
  });

  it('captures and refunds each payment once, and knows the outcome of every operation', async () => {
    const orders = await ordersAuthorized(ORDERS);
    simulator.faults.byChance({
      seed: SEED,
      probability: PROBABILITY,
      kinds: ['drop', 'half', 'wrong_hash', 'wrong_encoding', 'server_error'],
    });
    await operateAll(orders, 'capture');
    await operateAll(orders, 'refund');

    const ours = await portal.rows<{ kind: OperationKind; tracking_id: string }>(
      `SELECT o.kind, p.tracking_id FROM payment_operations o JOIN payments p ON p.merchant_id = o.merchant_id AND p.order_id = o.order_id WHERE o.state = 'succeeded' ORDER BY 1, 2`,
    );
    const theirs = simulator
      .ledger()
      .operations.filter(({ kind }) => kind === 'capture' || kind === 'refund')
      .map(({ kind, trackingId }) => ({ kind, tracking_id: trackingId }))
      .sort((a, b) => `${a.kind} ${a.tracking_id}`.localeCompare(`${b.kind} ${b.tracking_id}`));
    expect(ours).toHaveLength(2 * ORDERS);
    expect(theirs).toEqual(ours);
    expect(new Set(simulator.ledger().payments.map(({ status }) => status))).toEqual(new Set([REFUNDED]));
    const [states] = await portal.rows(
      `SELECT count(*) FILTER (WHERE state = 'refunded')::int AS refunded, count(*)::int AS all FROM payments`,
    );
    expect(states).toEqual({ refunded: ORDERS, all: ORDERS });
    const [lost] = await portal.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entries WHERE event IN ('capture_unknown', 'refund_unknown')`,
    );
    expect(lost!.n).toBeGreaterThan(50);
  }, 580_000);

  /**
   * Clicks twice on each order, like impatient people, and again on those whose operation turned out not to be
   * executed.
   */
  async function operateAll(orders: readonly string[], kind: OperationKind): Promise<void> {
    for (let left = orders, round = 0; left.length; round++) {
      if (round > ROUNDS) throw new Error(`${kind}: ${left.length} orders are not done`);
      staff = await loggedIn(portal, 'staff'); // time has passed
      await inTurns(left, async (id) => {
        const seen = await seenOrder(portal, id);
        return Promise.all([click(id, kind, seen), click(id, kind, seen)]);
      });
      await settled();
      const done = await portal.rows<{ id: string }>(
        `SELECT order_id AS id FROM payment_operations WHERE kind = $1 AND state = 'succeeded'`,
        [kind],
      );
      left = left.filter((id) => !done.some((order) => order.id === id));
    }
  }

  async function click(id: string, kind: OperationKind, seen: OfSeenOrder): Promise<void> {
    const today = portal.clock.today();
    const { status } = await staff.send(
      'POST',
      `/api/orders/${id}/${kind}`,
      kind === 'capture' ? { captureOn: today, ...seen } : { refundOn: today, ...seen },
    );
    expect([201, 409]).toContain(status);
  }

  /** Moves the clock and runs the look-ups, some of which are lost themselves, until no outcome is unknown. */
  async function settled(): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const [{ open }] = (await portal.rows<{ open: number }>(
        `SELECT count(*)::int AS open FROM payment_operations WHERE state IN ('requested', 'unknown')`,
      )) as [{ open: number }];
      if (open === 0) return;
      portal.clock.advance({ seconds: 15 });
      await portal.app.get(LookUpOperationsTask, { strict: false }).run();
    }
    throw new Error('some operations are still being asked for');
  }

  async function ordersAuthorized(count: number): Promise<string[]> {
    const card = TEST_CARDS.find(({ conduct }) => conduct === 'approved')!;
    return inTurns(Array.from({ length: count }), async () => {
      const payment = await authorizedAt(simulator.url, portal.clock, SERVICE, card.number, 8_980);
      return (await placedOrder(portal, { payment })).id;
    });
  }

  async function takeCardsAtTheSimulator(): Promise<void> {
    const { status, body } = await (
      await loggedIn(portal, 'support-admin')
    ).send('PUT', '/api/merchants/12345/services/001/payment-settings', {
      ...(await seenSettings(portal)),
      gateway: 'sbps',
      authorizationDays: 60,
      autoCapture: false,
      cardBrands: ['visa', 'mastercard', 'jcb'],
      securityCode: true,
      threeDSecure: false,
      refundDays: {},
      sbps: {
        endpoint: simulator.url,
        merchantId: SERVICE.merchantId,
        serviceId: SERVICE.serviceId,
        hashKey: SERVICE.hashKey,
        encryption: null,
      },
    });
    if (status !== 200) throw new Error(`payment settings answered ${status}: ${JSON.stringify(body)}`);
  }
});

/** Processes a list with `CONCURRENCY` concurrent items. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!);
    }),
  );
  return results;
}
