import { addDays, type OrderDetail, type Problem } from '../../../server/contract/src';
import { loggedIn, type Reply } from '../../support/portal/http';
import { eventsOf, ledgerOf, operationsOf } from '../../support/orders/operations';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { seenOrder } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('売上日指定要求 and 返金要求', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('captures once: the payment, the ledger, the operation and the history show it', async () => {
    const { id } = await placedOrder(portal);
    const before = (await readOrder(portal, id)).card!;
    expect([before.state, before.capture, before.refund]).toEqual([
      'authorized',
      { allowed: true, block: null, dates: { from: portal.clock.today(), to: expect.any(String) } },
      { allowed: true, block: null, on: portal.clock.today(), voids: true },
    ]);
    const { status, body } = await operate(portal, id, 'capture');
    expect(status).toBe(201);
    expect(body.card).toMatchObject({
      state: 'captured',
      capturedOn: portal.clock.today(),
      capture: { allowed: false, block: 'captured', dates: null },
      refund: { allowed: true, voids: false },
      operations: [{ kind: 'capture', state: 'succeeded', amount: 8_980, requestedBy: 'staffさん', code: null }],
    });
    expect([await operationsOf(portal, id), await ledgerOf(portal, id)]).toEqual([
      [{ kind: 'capture', state: 'succeeded' }],
      'captured',
    ]);
    expect(await eventsOf(portal, id)).toEqual(['order_placed', 'capture_requested', 'capture_succeeded']);
  });

  it('captures on the chosen day, up to the end of the authorisation', async () => {
    const { id } = await placedOrder(portal);
    const { to } = (await readOrder(portal, id)).card!.capture.dates!;
    const later = addDays(portal.clock.today(), 10);
    const refused = (await operate(portal, id, 'capture', 'staff', addDays(to, 1))) as unknown as Reply<Problem>;
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/captureOn', code: 'date_too_late', params: { max: to } })],
    ]);
    const past = (await operate(
      portal,
      id,
      'capture',
      'staff',
      addDays(portal.clock.today(), -1),
    )) as unknown as Reply<Problem>;
    expect(past.body.errors).toEqual([expect.objectContaining({ pointer: '/captureOn', code: 'date_in_past' })]);
    expect([await operationsOf(portal, id), await ledgerOf(portal, id)]).toEqual([[], 'authorized']);
    expect((await operate(portal, id, 'capture', 'staff', later)).body.card!.capturedOn).toBe(later);
  });

  it('cancels the authorisation before a capture and refunds after one, today only', async () => {
    const [{ id: authorized }, { id: captured }] = [await placedOrder(portal), await placedOrder(portal)];
    await operate(portal, captured, 'capture');
    const wrongDay = (await operate(
      portal,
      captured,
      'refund',
      'staff',
      addDays(portal.clock.today(), 1),
    )) as unknown as Reply<Problem>;
    expect([wrongDay.status, wrongDay.body.errors![0]!.pointer]).toEqual([422, '/refundOn']);
    expect((await operate(portal, authorized, 'refund')).body.card).toMatchObject({
      state: 'voided',
      refundedOn: portal.clock.today(),
    });
    expect((await operate(portal, captured, 'refund')).body.card).toMatchObject({
      state: 'refunded',
      refundedOn: portal.clock.today(),
    });
    expect([await ledgerOf(portal, authorized), await ledgerOf(portal, captured)]).toEqual(['voided', 'refunded']);
  });

  it.each(['capture', 'refund'] as const)(
    'executes one %s of 50 clicks by two people in two tabs; the others are answered with 409',
    async (kind) => {
      const { id } = await placedOrder(portal);
      const people = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'admin')];
      const body = {
        ...(kind === 'capture' ? { captureOn: portal.clock.today() } : { refundOn: portal.clock.today() }),
        ...(await seenOrder(portal, id)),
      };
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          people[i % 2]!.send<OrderDetail | Problem>('POST', `/api/orders/${id}/${kind}`, body),
        ),
      );
      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
      expect(await operationsOf(portal, id)).toEqual([{ kind, state: 'succeeded' }]);
      expect((await eventsOf(portal, id)).filter((event) => event.endsWith('_succeeded'))).toHaveLength(1);
    },
  );

  it('treats an earlier capture made elsewhere as done', async () => {
    const { id } = await placedOrder(portal, { card: 'captured' });
    await portal.rows(
      `UPDATE sandbox_payments SET status = 'captured', processed_on = $2 WHERE tracking_id = (SELECT tracking_id FROM payments WHERE order_id = $1)`,
      [id, addDays(portal.clock.today(), -1)],
    );
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
      state: 'captured',
      capturedOn: addDays(portal.clock.today(), -1),
      operations: [{ state: 'succeeded' }],
    });
  });

  it('creates an order under 自動売上 as 入金済み with the capture done', async () => {
    const { id } = await placedOrder(portal, { order: { serviceId: '002' } });
    const order = await readOrder(portal, id);
    expect([order.status, order.paidOn, order.card!.autoCaptured, order.card!.capture.block]).toEqual([
      'paid',
      portal.clock.today(),
      true,
      'auto_captured',
    ]);
    expect((await operate(portal, id, 'capture')).status).toBe(409);
  });
});
