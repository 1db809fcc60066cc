import type { PaymentDifferencePage } from '../../../server/contract/src';
import { SbpsGateway } from '../../../server/src/payments/gateways/sbps/sbps.gateway';
import { ReconcilePaymentsTask } from '../../../server/src/payments/reconciliation/reconcile-payments.task';
import { TEST_CARDS } from '../../../server/simulator/src/cards/test-cards';
import { SERVICES } from '../../../server/simulator/src/services';
import { Simulator } from '../../../server/simulator/src/simulator';
import { loggedIn } from '../../support/portal/http';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { authorizedAt } from '../../support/orders/sbps-payment';
import { seenSettings } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const LOOK_UP = 'MG01-00101-101';
const AMOUNT = 8_980;
/** More than a run checks at a time. */
const MANY = 35;
const UNBELIEVABLE = ['drop', 'half', 'wrong_hash', 'wrong_encoding', 'server_error', 'refuse'] as const;

describe('the daily reconciliation with the provider', () => {
  const service = SERVICES[0]!;
  const card = TEST_CARDS.find(({ conduct }) => conduct === 'approved')!;
  let simulator: Simulator;
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${portal.clock.today()}T10:00:00+09:00`); // No midnight passes in between.
    simulator = await Simulator.start({ now: () => portal.clock.now() });
    await (
      await loggedIn(portal, 'support-admin')
    ).send('PUT', '/api/merchants/12345/services/001/payment-settings', {
      ...(await seenSettings(portal)),
      gateway: 'sbps',
      authorizationDays: 60,
      autoCapture: false,
      cardBrands: ['visa'],
      securityCode: true,
      threeDSecure: false,
      refundDays: {},
      sbps: credentials(),
    });
  });
  afterAll(async () => {
    await portal.stop();
    await simulator.stop();
  });

  const credentials = () => ({
    endpoint: simulator.url,
    merchantId: service.merchantId,
    serviceId: service.serviceId,
    hashKey: service.hashKey,
    encryption: null,
  });
  const run = () => portal.app.get(ReconcilePaymentsTask, { strict: false }).run();
  const differences = async () =>
    (await (await loggedIn(portal, 'staff')).get<PaymentDifferencePage>('/api/payment-differences')).body.items.map(
      ({ orderId, ours, theirs, theirAmount }) => ({ orderId, ours, theirs, theirAmount }),
    );
  const placed = async () =>
    (
      await placedOrder(portal, {
        payment: await authorizedAt(simulator.url, portal.clock, service, card.number, AMOUNT),
      })
    ).id;

  /** Refunds as on the provider's own screen, without any notice to the portal. */
  async function refundElsewhere(id: string): Promise<void> {
    const { trackingId } = (await readOrder(portal, id)).card!;
    const account = { merchantId: '12345', serviceId: '001', autoCapture: false, credentials: credentials() };
    expect(
      await new SbpsGateway(portal.clock).refund(
        account,
        { trackingId, amount: AMOUNT },
        { requestedAt: portal.clock.now(), limitSeconds: 15 },
      ),
    ).toMatchObject({ outcome: 'done' });
  }

  it('finds refunds and cancellations that were made on the provider’s own screen, and nothing else', async () => {
    const [agreed, refunded, voided] = [await placed(), await placed(), await placed()];
    for (const id of [agreed, refunded])
      expect((await operate(portal, id, 'capture')).body.card!.state).toBe('captured');
    await refundElsewhere(refunded);
    await refundElsewhere(voided);
    await run();
    expect(await differences()).toEqual(
      expect.arrayContaining([
        { orderId: refunded, ours: 'captured', theirs: 'refunded', theirAmount: null },
        { orderId: voided, ours: 'authorized', theirs: 'voided', theirAmount: null },
      ]),
    );
    expect(await differences()).toHaveLength(2);
  });

  it('does not treat a missing or invalid response as agreement, and asks again in a later run', async () => {
    const before = await differences();
    const orders = [];
    for (const kind of UNBELIEVABLE) {
      simulator.faults.add({ kind, applied: true, request: LOOK_UP, code: '10180999' });
      orders.push(await placed());
    }
    for (const id of orders) await refundElsewhere(id);
    await run();
    await run();
    expect(await differences()).toEqual(before);
    portal.clock.advance({ hours: 1 });
    await run();
    for (const id of orders)
      expect(await differences()).toContainEqual({
        orderId: id,
        ours: 'authorized',
        theirs: 'voided',
        theirAmount: null,
      });
  });

  it('ignores a response about a payment that was changed in the meantime', async () => {
    const id = await placed();
    const before = await differences();
    simulator.faults.add({ kind: 'slow', applied: true, request: LOOK_UP, delayMs: 1_500 });
    const running = run();
    expect((await operate(portal, id, 'refund')).body.card!.state).toBe('voided');
    await running;
    expect(await differences()).toEqual(before);
    const [{ due }] = (await portal.rows<{ due: boolean }>(
      'SELECT compare_at <= $2 AS due FROM payments WHERE order_id = $1',
      [id, portal.clock.now()],
    )) as [{ due: boolean }];
    expect(due).toBe(true);
  });

  it('asks about each payment once, however many processes run at the same moment', async () => {
    await run();
    const before = await differences();
    for (let i = 0; i < MANY; i++) await refundElsewhere(await placed());
    simulator.faults.add({ kind: 'server_error', applied: true, request: LOOK_UP, times: MANY });
    await Promise.all([run(), run(), run(), run()]);
    expect(await differences()).toEqual(before); // Any further request would have been answered by now.
    portal.clock.advance({ hours: 1 });
    await run();
    expect(await differences()).toHaveLength(before.length + MANY);
  });
});
