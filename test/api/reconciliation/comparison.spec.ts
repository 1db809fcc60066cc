import { addDays, type PaymentDifference } from '../../../server/contract/src';
import { LookUpOperationsTask } from '../../../server/src/payments/operations/look-up-operations.task';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { capturedElsewhere, listDifferences, moveElsewhere, reconcile } from '../../support/orders/reconciliation';
import { type Portal, startPortal } from '../../support/portal/start-portal';

interface Row {
  readonly ours: string;
  readonly theirs: string;
  readonly open: boolean;
}

describe('the daily reconciliation', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${portal.clock.today()}T10:00:00+09:00`); // No midnight passes in between.
  });
  afterAll(() => portal.stop());

  const rowsOf = (id: string) =>
    portal.rows<Row>(
      'SELECT ours, theirs, resolved_at IS NULL AS open FROM payment_differences WHERE order_id = $1 ORDER BY id',
      [id],
    );
  const listed = async (id: string, query = '', userId = 'staff'): Promise<PaymentDifference | undefined> =>
    (await listDifferences(portal, query, userId)).items.find(({ orderId }) => orderId === id);
  const paymentOf = async (id: string) =>
    (
      await portal.rows(
        `SELECT to_jsonb(p) - 'compare_at' AS payment, (SELECT count(*)::int FROM payment_operations o WHERE o.order_id = p.order_id) AS operations FROM payments p WHERE order_id = $1`,
        [id],
      )
    )[0];
  const isDue = async (id: string) =>
    (
      await portal.rows<{ due: boolean }>(
        'SELECT coalesce(compare_at <= $2, false) AS due FROM payments WHERE order_id = $1',
        [id, portal.clock.now()],
      )
    )[0]!.due;

  it('runs every morning from 04:30 on in Tokyo, which is 19:30 UTC', async () => {
    expect(await portal.rows(`SELECT cron, timezone FROM pgboss.schedule WHERE name = 'reconcile-payments'`)).toEqual([
      { cron: '30 19-23 * * *', timezone: 'UTC' },
    ]);
  });

  it('finds nothing if both sides agree, and compares each change once', async () => {
    const orders = [
      (await placedOrder(portal)).id,
      (await placedOrder(portal)).id,
      (await placedOrder(portal)).id,
      (await placedOrder(portal)).id,
    ];
    await operate(portal, orders[1]!, 'capture');
    await operate(portal, orders[2]!, 'refund');
    await operate(portal, orders[3]!, 'capture');
    await operate(portal, orders[3]!, 'refund');
    expect(await Promise.all(orders.map(isDue))).toEqual([true, true, true, true]);
    await reconcile(portal);
    for (const id of orders) expect([await rowsOf(id), await isDue(id)]).toEqual([[], false]);
    await operate(portal, orders[0]!, 'capture');
    expect(await isDue(orders[0]!)).toBe(true);
  });

  it('lists a capture made elsewhere, once, and never changes the payment', async () => {
    const id = await capturedElsewhere(portal);
    const before = await paymentOf(id);
    await Promise.all([reconcile(portal), reconcile(portal)]);
    await reconcile(portal);
    portal.clock.advance({ days: 1 });
    await reconcile(portal);
    expect(await rowsOf(id)).toEqual([{ ours: 'authorized', theirs: 'captured', open: true }]);
    expect(await paymentOf(id)).toEqual(before);
    const { orderNumber, card } = await readOrder(portal, id);
    expect(await listed(id)).toMatchObject({
      orderNumber,
      trackingId: card!.trackingId,
      amount: 8_980,
      ours: 'authorized',
      theirs: 'captured',
      theirAmount: 8_980,
      serviceId: '001',
      resolvedAt: null,
    });
    expect(card!.difference).toEqual({ theirs: 'captured', theirAmount: 8_980, foundAt: (await listed(id))!.foundAt });
  });

  it('closes a difference when both agree again, and creates another when they no longer do', async () => {
    const id = await capturedElsewhere(portal);
    await reconcile(portal);
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured', difference: null });
    await reconcile(portal);
    expect([await rowsOf(id), await listed(id)]).toEqual([
      [{ ours: 'authorized', theirs: 'captured', open: false }],
      undefined,
    ]);
    expect(await listed(id, '?state=resolved')).toMatchObject({ ours: 'authorized', resolvedAt: expect.any(String) });
    await moveElsewhere(portal, id, 'captured', 'refunded');
    portal.clock.advance({ days: 1 });
    await reconcile(portal);
    expect(await rowsOf(id)).toEqual([
      { ours: 'authorized', theirs: 'captured', open: false },
      { ours: 'captured', theirs: 'refunded', open: true },
    ]);
  });

  it('compares the amount if the gateway states it, and finds a payment that the gateway does not know', async () => {
    const [other, none] = [(await placedOrder(portal)).id, (await placedOrder(portal)).id];
    await portal.rows(
      'UPDATE sandbox_payments SET amount = 898 WHERE tracking_id = (SELECT tracking_id FROM payments WHERE order_id = $1)',
      [other],
    );
    await portal.rows(
      'DELETE FROM sandbox_payments WHERE tracking_id = (SELECT tracking_id FROM payments WHERE order_id = $1)',
      [none],
    );
    await reconcile(portal);
    expect(await listed(other)).toMatchObject({
      ours: 'authorized',
      theirs: 'authorized',
      amount: 8_980,
      theirAmount: 898,
    });
    expect(await listed(none)).toMatchObject({ theirs: 'none', theirAmount: null });
  });

  it('waits for an operation whose outcome is unknown', async () => {
    const { id } = await placedOrder(portal, { card: 'lost-capture' });
    expect((await operate(portal, id, 'capture')).body.card!.inquiring).toBe('capture');
    await reconcile(portal);
    expect([await rowsOf(id), await isDue(id)]).toEqual([[], true]);
  });

  it('finds an operation that counted as not executed but was, and a capture dated ahead once its day is over', async () => {
    const [{ id: today }, { id: ahead }] = [await placedOrder(portal), await placedOrder(portal)];
    await reconcile(portal);
    const on = addDays(portal.clock.today(), 10);
    await lostCapture(today, portal.clock.today());
    await lostCapture(ahead, on);
    portal.clock.advance({ seconds: 26 });
    await portal.app.get(LookUpOperationsTask, { strict: false }).run();
    expect([(await readOrder(portal, today)).card!.operations[0]!.code, await isDue(today)]).toEqual([
      'not_executed',
      true,
    ]);
    await moveElsewhere(portal, today, 'authorized', 'captured');
    await reconcile(portal);
    expect([await rowsOf(today), await rowsOf(ahead), await isDue(ahead)]).toEqual([
      [{ ours: 'authorized', theirs: 'captured', open: true }],
      [],
      false,
    ]);
    await moveElsewhere(portal, ahead, 'authorized', 'captured');
    portal.clock.moveTo(`${addDays(on, 1)}T04:30:00+09:00`);
    await reconcile(portal);
    expect(await rowsOf(ahead)).toEqual([{ ours: 'authorized', theirs: 'captured', open: true }]);
  });

  /** The state that is left by a process that ended between its request and the response. */
  const lostCapture = (id: string, on: string) =>
    portal.rows(
      `INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by_name, next_look_up_at)
     VALUES ('12345', $1, 'capture', 'requested', $2, 8980, $3, 15, '停止したプロセス', $3)`,
      [id, on, portal.clock.now()],
    );

  it('checks a capture dated ahead when its day is over', async () => {
    const { id } = await placedOrder(portal);
    const on = addDays(portal.clock.today(), 10);
    await operate(portal, id, 'capture', 'staff', on);
    await moveElsewhere(portal, id, 'captured', 'authorized'); // It is not settled there yet.
    await reconcile(portal);
    expect([await rowsOf(id), await isDue(id)]).toEqual([[], false]);
    portal.clock.moveTo(`${on}T23:59:00+09:00`);
    await reconcile(portal);
    expect([await rowsOf(id), await isDue(id)]).toEqual([[], false]);
    portal.clock.moveTo(`${addDays(on, 1)}T04:30:00+09:00`);
    await reconcile(portal);
    expect(await rowsOf(id)).toEqual([{ ours: 'captured', theirs: 'authorized', open: true }]);
  });
});
