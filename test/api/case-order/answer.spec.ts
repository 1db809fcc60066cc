import { addDays, type AnswerInput } from '../../../server/contract/src';
import {
  CANCELLATION,
  caseWithOrder,
  operateFrom,
  startWithStaff,
  TODAY,
  WANTED,
} from '../../support/cases/case-order';
import { exampleAnswer, withFields } from '../../support/examples/example-answers';
import { type Person, receivedCase, type Refusal } from '../../support/portal/http';
import { caseOf, operate, placedOrder } from '../../support/orders/orders';
import { seenCase } from '../../support/cases/seen';
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
  const answer = async (caseNumber: string, input: AnswerInput & { acknowledgedWarnings?: unknown }) =>
    staff.send<Refusal>('POST', `/api/cases/${caseNumber}/answer`, {
      ...input,
      ...(await seenCase(portal, caseNumber)),
    });

  describe('the answer', () => {
    it('contains a refund that was made from the case', async () => {
      const { caseNumber } = await caseWithOrder(portal, CANCELLATION, { card: 'captured' });
      await operateFrom(portal, staff, caseNumber, 'capture', { captureOn: TODAY });
      const { body } = await operateFrom(portal, staff, caseNumber, 'refund', { refundOn: TODAY });
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
      const { caseNumber, id } = await caseWithOrder(portal, WANTED);
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
      const { caseNumber } = await caseWithOrder(portal, 'usage_inquiry.usage_details');
      expect((await answer(caseNumber, exampleAnswer('usage_inquiry.usage_details', TODAY))).status).toBe(201);
    });

    it.each([
      ['a text', 'not_refunded'],
      ['numbers', [1]],
    ])('refuses confirmations that are %s', async (_, acknowledgedWarnings) => {
      const { caseNumber } = await caseWithOrder(portal, WANTED);
      expect((await answer(caseNumber, { ...exampleAnswer(WANTED, TODAY), acknowledgedWarnings })).body.code).toBe(
        'invalid_fields',
      );
    });
  });
});
