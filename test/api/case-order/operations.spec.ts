import { addDays } from '../../../server/contract/src';
import { caseWithOrder, operateFrom, startWithStaff, TODAY, WANTED } from '../../support/cases/case-order';
import { loggedIn, type Person, receivedCase } from '../../support/portal/http';
import { caseOf, operate, orderPastItsWindow, readOrder } from '../../support/orders/orders';
import type { Portal } from '../../support/portal/start-portal';
import { viewCase } from '../../support/cases/version-conflicts';

describe('a case and its order', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    ({ portal, staff } = await startWithStaff());
  });
  afterAll(() => portal.stop());

  const read = (caseNumber: string, person = staff) => viewCase(person, caseNumber);

  describe('operations from it', () => {
    it('capture and refund once, with the case’s number in the order’s history', async () => {
      const { caseNumber, id } = await caseWithOrder(portal, WANTED);
      expect((await operateFrom(portal, staff, caseNumber, 'capture', { captureOn: TODAY })).status).toBe(201);
      const refund = await operateFrom(portal, staff, caseNumber, 'refund', { refundOn: TODAY });
      expect([refund.status, refund.body.order!.card!.state]).toEqual([201, 'refunded']);
      expect((await operateFrom(portal, staff, caseNumber, 'refund', { refundOn: TODAY })).body.code).toBe(
        'invalid_state',
      );
      const { history } = await readOrder(portal, id);
      expect(
        history
          .filter(({ event }) => event.endsWith('_requested'))
          .map(({ event, detail }) => [event, detail?.caseNumber]),
      ).toEqual([
        ['refund_requested', caseNumber],
        ['capture_requested', caseNumber],
      ]);
      expect(
        await portal.rows('SELECT DISTINCT case_number FROM payment_operations WHERE order_id = $1', [id]),
      ).toEqual([{ case_number: caseNumber }]);
    });

    it('record a direct repayment', async () => {
      const id = await orderPastItsWindow(portal);
      const caseNumber = await caseOf(portal, id, { noticeType: WANTED });
      const { status, body } = await operateFrom(portal, staff, caseNumber, 'manual-repayment', {
        repaidOn: TODAY,
        amount: 5_000,
        note: 'ご指定の口座へ振込',
      });
      expect([status, body.earlier.repaid]).toEqual([201, { state: 'repaid', on: TODAY, amount: 5_000 }]);
      expect(body.answerDefaults!.sections['resolution']).toEqual({
        decisions: ['refunded'],
        actedOn: TODAY,
        amount: 5_000,
      });
      expect(body.order!.history[0]).toMatchObject({ event: 'repayment_recorded', detail: { caseNumber } });
    });

    it('are refused without an order, for another day, and to users who may only read', async () => {
      expect(
        (await operateFrom(portal, staff, await receivedCase(portal), 'refund', { refundOn: TODAY })).body.code,
      ).toBe('invalid_state');
      const { caseNumber } = await caseWithOrder(portal, WANTED);
      expect(
        (await operateFrom(portal, staff, caseNumber, 'refund', { refundOn: addDays(TODAY, -1) })).body.errors,
      ).toEqual([expect.objectContaining({ pointer: '/refundOn', code: 'date_in_past' })]);
      expect(
        (await operateFrom(portal, await loggedIn(portal, 'viewer'), caseNumber, 'refund', { refundOn: TODAY })).status,
      ).toBe(403);
      expect(
        (await operateFrom(portal, await loggedIn(portal, 'other-staff'), caseNumber, 'refund', { refundOn: TODAY }))
          .status,
      ).toBe(404);
    });
  });

  describe('earlier events', () => {
    it('include a refund of the payment, before or after the case arrived', async () => {
      const { caseNumber, id } = await caseWithOrder(portal, WANTED);
      expect((await read(caseNumber)).earlier.repaid).toBeNull();
      await operate(portal, id, 'refund');
      expect((await read(caseNumber)).earlier.repaid).toMatchObject({ state: 'voided', on: TODAY });
    });

    it('include the customer’s previous cases, the latest first, ten at most', async () => {
      const customerId = 'cust-often';
      const earlier = [];
      for (let i = 0; i < 12; i++) earlier.push(await receivedCase(portal, {}, { customerId }));
      await receivedCase(portal, { merchantId: '67890' }, { customerId });
      const { cases, more } = (await read(earlier[11]!)).earlier;
      expect([cases.map(({ caseNumber }) => caseNumber), more]).toEqual([earlier.slice(1, 11).reverse(), true]);
      expect((await read(earlier[1]!)).earlier).toMatchObject({
        cases: [
          { caseNumber: earlier[0], status: 'received', noticeType: 'usage_inquiry.usage_details', requestedOn: TODAY },
        ],
        more: false,
      });
    });
  });
});
