import { eventsOf, lookUpOperations } from '../../support/orders/operations';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('売上日指定要求 and 返金要求', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it.each([
    ['lost-capture', 'capture', 'captured'],
    ['lost-refund', 'refund', 'voided'],
  ] as const)('looks up a lost response and never repeats the operation (%s)', async (card, kind, state) => {
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
    await lookUpOperations(portal);
    expect((await readOrder(portal, id)).card).toMatchObject({
      state,
      inquiring: null,
      operations: [{ kind, state: 'succeeded' }],
    });
    expect(await eventsOf(portal, id)).toEqual([
      'order_placed',
      `${kind}_requested`,
      `${kind}_unknown`,
      `${kind}_succeeded`,
    ]);
  });

  it('treats an operation as not executed only after the gateway’s limit; then it can be requested again', async () => {
    const { id } = await placedOrder(portal);
    await portal.rows(
      `INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by_name, next_look_up_at)
      VALUES ('12345', $1, 'capture', 'requested', $2, 8980, $3, 15, '停止したプロセス', $3)`,
      [id, portal.clock.today(), portal.clock.now()],
    );
    await lookUpOperations(portal);
    expect((await readOrder(portal, id)).card).toMatchObject({
      inquiring: 'capture',
      operations: [{ state: 'unknown' }],
    });
    portal.clock.advance({ seconds: 26 });
    await lookUpOperations(portal);
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
});
