import { addDays, type OrderDetail, type Problem } from '../../server/contract/src';
import { LookUpOperationsTask } from '../../server/src/payments/operations/look-up-operations.task';
import { loggedIn, type Reply } from '../support/http';
import { operate, orderPastItsWindow, placedOrder, readOrder } from '../support/orders';
import { seenOrder } from '../support/seen';
import { type Portal, startPortal } from '../support/start-portal';

interface Operation {
  readonly kind: string;
  readonly state: string;
}

describe('売上日指定要求 and 返金要求', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  const operationsOf = (id: string) =>
    portal.rows<Operation>('SELECT kind, state FROM payment_operations WHERE order_id = $1 ORDER BY id', [id]);
  const eventsOf = async (id: string) =>
    (await portal.rows<{ event: string }>('SELECT event FROM audit_entries WHERE order_id = $1 ORDER BY id', [id])).map(
      ({ event }) => event,
    );
  const ledgerOf = async (id: string) =>
    (
      await portal.rows<{ status: string }>(
        'SELECT s.status FROM sandbox_payments s JOIN payments p USING (merchant_id, tracking_id) WHERE p.order_id = $1',
        [id],
      )
    )[0]?.status;
  const lookUp = () => portal.app.get(LookUpOperationsTask, { strict: false }).run();

  it('captures once: the payment, the ledger, the operation and the history say so', async () => {
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
    expect([await operationsOf(id), await ledgerOf(id)]).toEqual([
      [{ kind: 'capture', state: 'succeeded' }],
      'captured',
    ]);
    expect(await eventsOf(id)).toEqual(['order_placed', 'capture_requested', 'capture_succeeded']);
  });

  it('captures on the day that was chosen, up to the end of the authorisation', async () => {
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
    expect([await operationsOf(id), await ledgerOf(id)]).toEqual([[], 'authorized']);
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
    expect([await ledgerOf(authorized), await ledgerOf(captured)]).toEqual(['voided', 'refunded']);
  });

  it.each(['capture', 'refund'] as const)(
    'does one %s of 50 clicks by two people in two tabs; the others get 409',
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
      expect(await operationsOf(id)).toEqual([{ kind, state: 'succeeded' }]);
      expect((await eventsOf(id)).filter((event) => event.endsWith('_succeeded'))).toHaveLength(1);
    },
  );

  it.each([
    ['lost-capture', 'capture', 'captured'],
    ['lost-refund', 'refund', 'voided'],
  ] as const)('looks a lost answer up and never repeats it (%s)', async (card, kind, state) => {
    const { id } = await placedOrder(portal, { card });
    const { status, body } = await operate(portal, id, kind);
    expect([
      status,
      body.card!.inquiring,
      body.card!.capture.block,
      body.card!.refund.block,
      body.card!.operations[0]!.state,
    ]).toEqual([201, kind, 'inquiring', 'inquiring', 'unknown']);
    expect((await operate(portal, id, kind)).status).toBe(409);
    portal.clock.advance({ seconds: 4 });
    await lookUp();
    expect((await readOrder(portal, id)).card).toMatchObject({
      state,
      inquiring: null,
      operations: [{ kind, state: 'succeeded' }],
    });
    expect(await eventsOf(id)).toEqual(['order_placed', `${kind}_requested`, `${kind}_unknown`, `${kind}_succeeded`]);
  });

  it('believes that nothing was executed only after the gateway’s limit; then it can be asked for again', async () => {
    const { id } = await placedOrder(portal);
    await portal.rows(
      `INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by_name, next_look_up_at)
      VALUES ('12345', $1, 'capture', 'requested', $2, 8980, $3, 15, '停止したプロセス', $3)`,
      [id, portal.clock.today(), portal.clock.now()],
    );
    await lookUp();
    expect((await readOrder(portal, id)).card).toMatchObject({
      inquiring: 'capture',
      operations: [{ state: 'unknown' }],
    });
    portal.clock.advance({ seconds: 26 });
    await lookUp();
    expect((await readOrder(portal, id)).card).toMatchObject({
      inquiring: null,
      state: 'authorized',
      operations: [{ state: 'declined', code: 'not_executed' }],
    });
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
      state: 'captured',
      operations: [{ state: 'succeeded' }, { state: 'declined' }],
    });
  });

  it('counts what was captured elsewhere before as done', async () => {
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

  it('takes an order under 自動売上 as 入金済み with the capture done', async () => {
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

  it('offers nothing after the authorisation has expired, and calls no gateway', async () => {
    const { id } = await placedOrder(portal, {
      payment: { authorizedAt: new Date(portal.clock.now().getTime() - 61 * 86_400_000).toISOString() },
    });
    expect((await readOrder(portal, id)).card).toMatchObject({
      capture: { allowed: false, block: 'expired' },
      refund: { allowed: false, block: 'expired' },
    });
    expect([(await operate(portal, id, 'capture')).status, (await operate(portal, id, 'refund')).status]).toEqual([
      409, 409,
    ]);
    expect([await operationsOf(id), await ledgerOf(id)]).toEqual([[], 'authorized']);
  });

  it('learns from the gateway that it is too late for a refund; then the direct repayment is recorded, once', async () => {
    const { id } = await placedOrder(portal, { card: 'window-over' });
    await operate(portal, id, 'capture');
    expect((await operate(portal, id, 'refund')).body.card).toMatchObject({
      state: 'captured',
      refund: { allowed: false, block: 'window_over' },
      repaymentAllowed: true,
      operations: [{ state: 'declined', code: '10156000' }, { kind: 'capture' }],
    });
    const staff = await loggedIn(portal, 'staff');
    const seen = await seenOrder(portal, id);
    const repayment = { repaidOn: portal.clock.today(), amount: 8_980, note: 'ご指定の口座へ振込', ...seen };
    const wrong = await staff.send<Problem>('POST', `/api/orders/${id}/manual-repayment`, {
      repaidOn: addDays(portal.clock.today(), 1),
      amount: 8_981,
      note: ' ',
      ...seen,
    });
    expect([wrong.status, wrong.body.errors!.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([
      422,
      ['/repaidOn date_in_future', '/amount out_of_range', '/note required'],
    ]);
    const unread = async (amount: unknown) =>
      (
        await staff.send<Problem>('POST', `/api/orders/${id}/manual-repayment`, { ...repayment, amount })
      ).body.errors!.map(({ pointer, code }) => `${pointer} ${code}`);
    for (const amount of ['1e3', '0x10', '1.5'])
      expect([amount, await unread(amount)]).toEqual([amount, ['/amount invalid_amount']]);
    expect([await unread('10,000,000'), await unread(1.5), await unread(' ')]).toEqual([
      ['/amount out_of_range'],
      ['/amount invalid_type'],
      ['/amount required'],
    ]);
    const replies = await Promise.all(
      ['８，９８０円', '¥8,980', 8_980].map((amount) =>
        staff.send<OrderDetail>('POST', `/api/orders/${id}/manual-repayment`, {
          ...repayment,
          repaidOn: repayment.repaidOn.replaceAll('-', '/'),
          amount,
        }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await readOrder(portal, id)).card).toMatchObject({
      repayment: { amount: 8_980, note: 'ご指定の口座へ振込', recordedBy: 'staffさん' },
      refund: { block: 'repaid' },
      repaymentAllowed: false,
    });
  });

  it('keeps to the service’s own refund window by brand', async () => {
    const id = await orderPastItsWindow(portal);
    expect((await operate(portal, id, 'refund')).status).toBe(409);
    expect(await operationsOf(id)).toEqual([]);
  });

  it('refuses a second refund, an amount, an order without card, a foreign one and a viewer: nothing changes', async () => {
    const { id } = await placedOrder(portal);
    const { id: withoutCard } = await placedOrder(portal, {
      order: { paymentMethod: 'cash_on_delivery', payment: null },
    });
    await operate(portal, id, 'refund');
    expect((await operate(portal, id, 'refund')).status).toBe(409);
    expect((await operate(portal, id, 'capture')).status).toBe(409);
    const { id: other } = await placedOrder(portal);
    const staff = await loggedIn(portal, 'staff');
    const amount = await staff.send<Problem>('POST', `/api/orders/${other}/refund`, {
      refundOn: portal.clock.today(),
      amount: 100,
      ...(await seenOrder(portal, other)),
    });
    expect([amount.status, amount.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/amount', code: 'unknown_field' })],
    ]);
    expect((await operate(portal, withoutCard, 'capture')).status).toBe(409);
    expect((await operate(portal, other, 'capture', 'other-staff')).status).toBe(404);
    expect((await operate(portal, other, 'capture', 'viewer')).status).toBe(403);
    expect((await operate(portal, other, 'capture', 'support')).status).toBe(403);
    expect([
      await operationsOf(other),
      await ledgerOf(other),
      (await readOrder(portal, other, 'viewer')).card!.capture.block,
    ]).toEqual([[], 'authorized', 'role']);
  });

  it('refuses to operate where a service has no gateway any more', async () => {
    const { id } = await placedOrder(portal, { merchantId: '67890' });
    await portal.rows(`DELETE FROM payment_settings WHERE merchant_id = '67890'`);
    expect((await readOrder(portal, id, 'other-staff')).card!.capture.block).toBe('not_configured');
    expect((await operate(portal, id, 'capture', 'other-staff')).status).toBe(409);
  });

  it('lets the database refuse a second open or a second successful operation whatever the code does', async () => {
    const { id } = await placedOrder(portal);
    await operate(portal, id, 'capture');
    const insert = (kind: string, state: string) =>
      portal.rows(
        `INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by_name, next_look_up_at, concluded_at)
       VALUES ('12345', $1, $2, $3, '2026-11-25', 1, now(), 15, 'x', now(), CASE WHEN $3 = 'succeeded' THEN now() END)`,
        [id, kind, state],
      );
    await expect(insert('capture', 'succeeded')).rejects.toThrow('payment_operations_one_success');
    await insert('refund', 'requested');
    await expect(insert('refund', 'unknown')).rejects.toThrow('payment_operations_one_open');
  });
});
