import { RefundsBeforeTheCaptureDay1795320027000 } from '../../../db/migrations/1795320027000-refunds-before-the-capture-day';
import { addDays, endOfThirdMonth, type Problem, tokyoDate } from '../../../server/contract/src';
import { SandboxGateway } from '../../../server/src/payments/gateways/sandbox/sandbox.gateway';
import { OperationOutcomesService } from '../../../server/src/payments/operations/operation-outcomes.service';
import { PaymentOperation } from '../../../server/src/payments/operations/payment-operation.entity';
import { loggedIn, type Reply } from '../../support/portal/http';
import { caseOf, operate, placedOrder, readOrder } from '../../support/orders/orders';
import { seenFromCase, seenOrder } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the days on which a payment can be captured and refunded', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  const operationsOf = (id: string) =>
    portal.rows('SELECT kind, state FROM payment_operations WHERE order_id = $1 ORDER BY id', [id]);
  const ledgerOf = async (id: string) =>
    (
      await portal.rows<{ status: string }>(
        'SELECT s.status FROM sandbox_payments s JOIN payments p USING (merchant_id, tracking_id) WHERE p.order_id = $1',
        [id],
      )
    )[0]?.status;

  it('captures up to the end of the third month from the authorisation, even if that is held for longer, and then cancels it', async () => {
    await portal.rows(
      `UPDATE payment_settings SET authorization_days = 200 WHERE merchant_id = '12345' AND service_id = '001'`,
    );
    const today = portal.clock.today();
    const authorizedAt = (months: number) =>
      new Date(`${addDays(`${today.slice(0, 7)}-01`, -28 * months)}T12:00:00+09:00`).toISOString();
    const { id } = await placedOrder(portal, { payment: { authorizedAt: authorizedAt(1) } });
    const to = endOfThirdMonth(tokyoDate(new Date(authorizedAt(1))));
    expect((await readOrder(portal, id)).card).toMatchObject({
      authorizationEndsOn: to,
      capture: { allowed: true, dates: { from: today, to } },
    });
    const late = (await operate(portal, id, 'capture', 'staff', addDays(to, 1))) as unknown as Reply<Problem>;
    expect(late.body.errors).toEqual([
      expect.objectContaining({ pointer: '/captureOn', code: 'date_too_late', params: { max: to } }),
    ]);
    const { trackingId, amount } = (await readOrder(portal, id)).card!;
    const account = { merchantId: '12345', serviceId: '001', autoCapture: false, credentials: null };
    expect(
      await portal.app.get(SandboxGateway, { strict: false }).capture(account, { trackingId, amount }, addDays(to, 1)),
    ).toEqual({ outcome: 'declined', code: '10142000' });
    expect((await operate(portal, id, 'capture', 'staff', to)).body.card).toMatchObject({
      state: 'captured',
      capturedOn: to,
    });

    const { id: ended } = await placedOrder(portal, { payment: { authorizedAt: authorizedAt(4) } });
    await portal.rows(
      `UPDATE payment_settings SET authorization_days = 60 WHERE merchant_id = '12345' AND service_id = '001'`,
    );
    expect((await readOrder(portal, ended)).card).toMatchObject({
      capture: { allowed: false, block: 'expired', dates: null },
      refund: { allowed: true, voids: true },
    });
    expect((await operate(portal, ended, 'capture')).status).toBe(409);
    expect((await operate(portal, ended, 'refund')).body.card).toMatchObject({ state: 'voided' });
  });

  it.each(['order', 'case'] as const)(
    'captures a cancelled order only after a confirmation, from its %s',
    async (from) => {
      const { id } = await placedOrder(portal);
      const staff = await loggedIn(portal, 'staff');
      await staff.send('POST', `/api/orders/${id}/status-change`, {
        status: 'cancelled',
        ...(await seenOrder(portal, id)),
      });
      const caseNumber = await caseOf(portal, id);
      const [path, seen] =
        from === 'order'
          ? [`/api/orders/${id}/capture`, await seenOrder(portal, id)]
          : [`/api/cases/${caseNumber}/capture`, await seenFromCase(portal, caseNumber)];
      const capture = (more: object = {}) =>
        staff.send<Problem>('POST', path, { captureOn: portal.clock.today(), ...seen, ...more });
      const asked = await capture();
      expect([asked.status, asked.body.code, asked.body.warnings]).toEqual([
        409,
        'warnings_unconfirmed',
        [
          {
            code: 'order_cancelled',
            pointer: '',
            message: '対応状況が「キャンセル」の受注です。売上を確定すると、お客様に請求されます。',
          },
        ],
      ]);
      expect((await capture({ acknowledgedWarnings: ['was_billed'] })).status).toBe(409);
      expect([await operationsOf(id), await ledgerOf(id)]).toEqual([[], 'authorized']);
      expect((await capture({ acknowledgedWarnings: ['order_cancelled'] })).status).toBe(201);
      expect([await operationsOf(id), await ledgerOf(id)]).toEqual([
        [{ kind: 'capture', state: 'succeeded' }],
        'captured',
      ]);
    },
  );

  describe('a refund of a capture that is dated ahead', () => {
    const on = () => addDays(portal.clock.today(), 3);
    const gateway = () => portal.app.get(SandboxGateway, { strict: false });
    const accountOf = () => ({ merchantId: '12345', serviceId: '001', autoCapture: false, credentials: null });
    const refundAtGateway = async (id: string) => {
      const { trackingId, amount } = (await readOrder(portal, id)).card!;
      return gateway().refund(
        accountOf(),
        { trackingId, amount },
        { requestedAt: portal.clock.now(), limitSeconds: 15 },
      );
    };

    it('is offered from that day on: until then the page states the day, and the gateway refuses', async () => {
      const { id } = await placedOrder(portal);
      const capturedOn = on();
      await operate(portal, id, 'capture', 'staff', capturedOn);
      expect((await readOrder(portal, id)).card).toMatchObject({
        state: 'captured',
        capturedOn,
        refund: { allowed: false, block: 'capture_ahead', on: null, voids: false },
        repaymentAllowed: false,
      });
      expect(await refundAtGateway(id)).toEqual({ outcome: 'declined', code: '10156000' });
      expect([(await operate(portal, id, 'refund')).status, await operationsOf(id)]).toEqual([
        409,
        [{ kind: 'capture', state: 'succeeded' }],
      ]);
      const repayment = {
        repaidOn: portal.clock.today(),
        amount: 8_980,
        note: '振込',
        ...(await seenOrder(portal, id)),
      };
      expect(
        (await (await loggedIn(portal, 'staff')).send('POST', `/api/orders/${id}/manual-repayment`, repayment)).status,
      ).toBe(409);
      portal.clock.moveTo(`${addDays(capturedOn, -1)}T23:59:50+09:00`);
      expect((await operate(portal, id, 'refund')).status).toBe(409);
      portal.clock.moveTo(`${capturedOn}T00:00:10+09:00`);
      expect((await readOrder(portal, id)).card!.refund).toEqual({
        allowed: true,
        block: null,
        on: capturedOn,
        voids: false,
      });
      expect((await operate(portal, id, 'refund')).body.card).toMatchObject({
        state: 'refunded',
        refundedOn: capturedOn,
      });
      expect(await ledgerOf(id)).toBe('refunded');
    });

    it('is not ruled out permanently if the gateway’s 56 came before that day, or if nothing was captured', async () => {
      for (const captured of [true, false]) {
        const { id } = await placedOrder(portal);
        const capturedOn = on();
        if (captured) await operate(portal, id, 'capture', 'staff', capturedOn);
        await portal.rows(
          `INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by_name, next_look_up_at)
          VALUES ('12345', $1, 'refund', 'requested', $2, 8980, $3, 15, 'x', $3)`,
          [id, portal.clock.today(), portal.clock.now()],
        );
        const refund = await portal.database.manager.findOneByOrFail(PaymentOperation, { orderId: id, kind: 'refund' });
        await portal.app
          .get(OperationOutcomesService, { strict: false })
          .record(refund, { state: 'declined', code: '10156999' });
        expect((await readOrder(portal, id)).card).toMatchObject({
          refund: { block: captured ? 'capture_ahead' : null },
          repaymentAllowed: false,
          operations: expect.arrayContaining([expect.objectContaining({ code: '10156999' })]),
        });
        if (captured) portal.clock.moveTo(`${capturedOn}T00:00:10+09:00`);
        expect((await operate(portal, id, 'refund')).body.card!.state).toBe(captured ? 'refunded' : 'voided');
      }
    });

    it('is offered again by the migration if it had counted as too late, and only then', async () => {
      const tooEarly = (await placedOrder(portal)).id;
      await operate(portal, tooEarly, 'capture', 'staff', on());
      const tooLate = (await placedOrder(portal, { card: 'window-over' })).id;
      await operate(portal, tooLate, 'capture');
      await operate(portal, tooLate, 'refund');
      await portal.rows('UPDATE payments SET window_over = true WHERE order_id = $1', [tooEarly]);
      const runner = portal.database.createQueryRunner();
      await runner.startTransaction();
      await new RefundsBeforeTheCaptureDay1795320027000().up(runner);
      await runner.commitTransaction();
      await runner.release();
      const refunds = await portal.rows<{ window_over: boolean }>(
        'SELECT window_over FROM payments WHERE order_id IN ($1, $2) ORDER BY order_id',
        [tooEarly, tooLate],
      );
      expect(refunds).toEqual([{ window_over: false }, { window_over: true }]);
    });
  });
});
