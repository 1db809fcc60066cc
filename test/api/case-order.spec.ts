import { addDays, type AnswerInput, type CaseDetail, type NoticeTypeCode, tokyoDate } from '../../server/contract/src';
import { exampleAnswer, withFields } from '../support/example-answers';
import { loggedIn, type Person, type Refusal, receivedCase } from '../support/http';
import { caseOf, operate, orderPastItsWindow, type OrderWish, placedOrder, readOrder } from '../support/orders';
import { seenCase, seenFromCase } from '../support/seen';
import { type Portal, startPortal } from '../support/start-portal';

const TODAY = tokyoDate(new Date());
const WANTED: NoticeTypeCode = 'usage_inquiry.cancellation_wanted';
const CANCELLATION: NoticeTypeCode = 'cancellation_request.method_unknown';

describe('a case and its order', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const read = async (caseNumber: string, person = staff) =>
    (await person.get<CaseDetail>(`/api/cases/${caseNumber}`)).body;
  const operateFrom = async (caseNumber: string, kind: string, body: object, person = staff) =>
    person.send<CaseDetail & Refusal>('POST', `/api/cases/${caseNumber}/${kind}`, {
      ...body,
      ...(await seenFromCase(portal, caseNumber)),
    });
  const answer = async (caseNumber: string, input: AnswerInput & { acknowledgedWarnings?: unknown }) =>
    staff.send<Refusal>('POST', `/api/cases/${caseNumber}/answer`, {
      ...input,
      ...(await seenCase(portal, caseNumber)),
    });

  /** A case about the payment of a newly placed order. */
  async function caseWithOrder(
    noticeType: NoticeTypeCode,
    overrides: OrderWish = {},
  ): Promise<{ caseNumber: string; id: string }> {
    const { id } = await placedOrder(portal, overrides);
    return { id, caseNumber: await caseOf(portal, id, { noticeType }) };
  }

  describe('finding it', () => {
    it('uses トラッキングID before the order number', async () => {
      const { id, order } = await placedOrder(portal);
      const other = await placedOrder(portal);
      const byTrackingId = await receivedCase(
        portal,
        {},
        { trackingId: order.payment!.trackingId, orderId: other.order.orderNumber },
      );
      const byNumber = await receivedCase(portal, {}, { trackingId: undefined, orderId: other.order.orderNumber });
      expect([(await read(byTrackingId)).order!.id, (await read(byNumber)).order!.id]).toEqual([id, other.id]);
    });

    it('uses the order number for a reader who may not see the order that the トラッキングID names', async () => {
      const hidden = await placedOrder(portal, { order: { serviceId: '002' } });
      const shown = await placedOrder(portal);
      const caseNumber = await receivedCase(
        portal,
        { serviceId: '001' },
        { trackingId: hidden.order.payment!.trackingId, orderId: shown.order.orderNumber },
      );
      const limited = await loggedIn(portal, 'staff-001');
      expect([(await read(caseNumber)).order!.id, (await read(caseNumber, limited)).order!.id]).toEqual([
        hidden.id,
        shown.id,
      ]);
    });

    it('finds nothing if the portal never received the order, and no order of another merchant', async () => {
      const { order } = await placedOrder(portal, { merchantId: '67890' });
      const foreign = await receivedCase(
        portal,
        {},
        { trackingId: order.payment!.trackingId, orderId: order.orderNumber },
      );
      for (const caseNumber of [await receivedCase(portal), foreign])
        expect(await read(caseNumber)).toMatchObject({ order: null, answerDefaults: null, earlier: { repaid: null } });
    });

    it('treats no other payment as the case’s own when an order was found by its number', async () => {
      const { id, order } = await placedOrder(portal);
      await operate(portal, id, 'refund');
      const caseNumber = await receivedCase(
        portal,
        { noticeType: WANTED },
        { trackingId: '99999999999999', orderId: order.orderNumber },
      );
      const { earlier, order: found, answerDefaults } = await read(caseNumber);
      expect([found!.id, earlier.repaid, answerDefaults!.sections['resolution']]).toEqual([id, null, undefined]);
    });

    it('shows it to support too, who cannot operate its payment', async () => {
      const { caseNumber, id } = await caseWithOrder(WANTED);
      const support = await loggedIn(portal, 'support');
      expect(await read(caseNumber, support)).toMatchObject({
        order: { id, buyer: { name: '髙﨑 𠮷子' }, card: { refund: { block: 'role' } } },
        answerDefaults: null,
      });
      expect((await operateFrom(caseNumber, 'refund', { refundOn: TODAY }, support)).status).toBe(403);
    });
  });

  describe('operations from it', () => {
    it('capture and refund once, with the case’s number in the order’s history', async () => {
      const { caseNumber, id } = await caseWithOrder(WANTED);
      expect((await operateFrom(caseNumber, 'capture', { captureOn: TODAY })).status).toBe(201);
      const refund = await operateFrom(caseNumber, 'refund', { refundOn: TODAY });
      expect([refund.status, refund.body.order!.card!.state]).toEqual([201, 'refunded']);
      expect((await operateFrom(caseNumber, 'refund', { refundOn: TODAY })).body.code).toBe('invalid_state');
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
      const { status, body } = await operateFrom(caseNumber, 'manual-repayment', {
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
      expect((await operateFrom(await receivedCase(portal), 'refund', { refundOn: TODAY })).body.code).toBe(
        'invalid_state',
      );
      const { caseNumber } = await caseWithOrder(WANTED);
      expect((await operateFrom(caseNumber, 'refund', { refundOn: addDays(TODAY, -1) })).body.errors).toEqual([
        expect.objectContaining({ pointer: '/refundOn', code: 'date_in_past' }),
      ]);
      expect(
        (await operateFrom(caseNumber, 'refund', { refundOn: TODAY }, await loggedIn(portal, 'viewer'))).status,
      ).toBe(403);
      expect(
        (await operateFrom(caseNumber, 'refund', { refundOn: TODAY }, await loggedIn(portal, 'other-staff'))).status,
      ).toBe(404);
    });
  });

  describe('earlier events', () => {
    it('include a refund of the payment, before or after the case arrived', async () => {
      const { caseNumber, id } = await caseWithOrder(WANTED);
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

  describe('the answer', () => {
    it('contains a refund that was made from the case', async () => {
      const { caseNumber } = await caseWithOrder(CANCELLATION, { card: 'captured' });
      await operateFrom(caseNumber, 'capture', { captureOn: TODAY });
      const { body } = await operateFrom(caseNumber, 'refund', { refundOn: TODAY });
      expect(body.answerDefaults).toEqual({
        sections: {
          cancellation: { result: 'cancelled', cancelledOn: TODAY, lastBilledOn: TODAY, lastBilledAmount: 8_980 },
        },
        pointers: ['result', 'cancelledOn', 'lastBilledOn', 'lastBilledAmount'].map(
          (field) => `/sections/cancellation/${field}`,
        ),
      });
      expect(
        (await answer(caseNumber, { noticeType: CANCELLATION, sections: body.answerDefaults!.sections, notHeld: [] }))
          .status,
      ).toBe(201);
    });

    it('is registered, if it differs from the order, once every difference is confirmed, and the confirmation is kept', async () => {
      const { caseNumber, id } = await caseWithOrder(WANTED);
      await operate(portal, id, 'capture');
      const input = withFields(exampleAnswer(WANTED, TODAY), 'resolution', {
        decisions: ['refunded'],
        actedOn: TODAY,
        amount: 1,
      });
      const refused = await answer(caseNumber, input);
      expect([refused.status, refused.body.code]).toEqual([409, 'warnings_unconfirmed']);
      const codes = refused.body.warnings!.map(({ code }) => code);
      expect(codes).toEqual(['not_refunded', 'refund_amount_differs']);
      expect((await answer(caseNumber, { ...input, acknowledgedWarnings: codes.slice(1) })).body.code).toBe(
        'warnings_unconfirmed',
      );
      expect((await read(caseNumber)).answers).toEqual([]);

      expect((await answer(caseNumber, { ...input, acknowledgedWarnings: codes })).status).toBe(201);
      expect(Object.keys((await read(caseNumber)).answers[0]!).sort()).toEqual([
        'notHeld',
        'noticeType',
        'registeredAt',
        'registeredBy',
        'revision',
        'sections',
      ]);
      const [entry] = await portal.rows<{ detail: unknown }>(
        `SELECT e.detail FROM audit_entries e JOIN support_cases c ON c.id = e.case_id WHERE c.case_number = $1 AND event = 'answered'`,
        [caseNumber],
      );
      expect(entry!.detail).toEqual({ acknowledgedWarnings: codes });
    });

    it('is compared with the request’s own payment if no order matches, and with the day of the order if one does', async () => {
      const codes = async (caseNumber: string, resolution: object) =>
        (
          await answer(
            caseNumber,
            withFields(exampleAnswer(WANTED, TODAY), 'resolution', { decisions: ['refunded'], ...resolution }),
          )
        ).body.warnings?.map(({ code }) => code);
      const alone = await receivedCase(
        portal,
        { noticeType: WANTED },
        { amount: 6_860, authorizedAt: `${addDays(TODAY, -20)}T10:00:00+09:00` },
      );
      expect(await codes(alone, { actedOn: addDays(TODAY, -3_650), amount: 686_000 })).toEqual([
        'refund_over_payment',
        'acted_before_purchase',
      ]);
      const { id } = await placedOrder(portal, { order: { orderedAt: `${addDays(TODAY, -2)}T10:00:00+09:00` } });
      const withOrder = await caseOf(portal, id, { noticeType: WANTED });
      expect(
        await codes(withOrder, { decisions: ['provided'], actedOn: addDays(TODAY, -3), amount: undefined }),
      ).toEqual(['acted_before_purchase']);
      expect((await read(alone)).answers).toEqual([]);
    });

    it('is not compared with its order if it states nothing about money', async () => {
      const { caseNumber } = await caseWithOrder('usage_inquiry.usage_details');
      expect((await answer(caseNumber, exampleAnswer('usage_inquiry.usage_details', TODAY))).status).toBe(201);
    });

    it.each([
      ['a text', 'not_refunded'],
      ['numbers', [1]],
    ])('refuses confirmations that are %s', async (_, acknowledgedWarnings) => {
      const { caseNumber } = await caseWithOrder(WANTED);
      expect((await answer(caseNumber, { ...exampleAnswer(WANTED, TODAY), acknowledgedWarnings })).body.code).toBe(
        'invalid_fields',
      );
    });
  });
});
