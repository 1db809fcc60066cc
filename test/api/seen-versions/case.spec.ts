import type { CaseDetail, Problem } from '../../../server/contract/src';
import { correctedAnswer, exampleAnswer } from '../../support/examples/example-answers';
import { intakeRequest, type Person, sendToIntake } from '../../support/portal/http';
import { withdraw } from '../../support/cases/intake';
import type { Portal } from '../../support/portal/start-portal';
import { conflictOf, conflictWith, startWithColleagues, TODAY, viewCase } from '../../support/cases/version-conflicts';

const TYPE = 'usage_inquiry.usage_details';

describe('a write requires the version that was seen', () => {
  let portal: Portal;
  let staff: Person;
  let colleague: Person;
  let support: Person;
  beforeAll(async () => {
    ({ portal, staff, colleague, support } = await startWithColleagues());
  });
  afterAll(() => portal.stop());

  const answer = (seen: CaseDetail, person = staff, input = exampleAnswer(TYPE, TODAY)) =>
    person.send<Problem>('POST', `/api/cases/${seen.caseNumber}/answer`, { ...input, version: seen.version });
  const reopen = (seen: CaseDetail, reason = '到着日の記載がありません') =>
    support.send<Problem>('POST', `/api/cases/${seen.caseNumber}/reopening`, { reason, version: seen.version });
  const received = async () => {
    const request = intakeRequest({ noticeType: TYPE });
    return { ...request, caseNumber: (await sendToIntake(portal, request)).body.caseNumber };
  };
  const rowsOf = (caseNumber: string) =>
    portal.rows(
      `SELECT c.status, c.revision, (SELECT count(*)::int FROM answers a WHERE a.case_id = c.id) AS answers, (SELECT count(*)::int FROM outgoing_mails m WHERE m.case_id = c.id) AS mails,
       (SELECT count(*)::int FROM audit_entries e WHERE e.case_id = c.id AND e.event IN ('answered', 'reopened', 'withdrawn')) AS events FROM support_cases c WHERE c.case_number = $1`,
      [caseNumber],
    );

  describe('for a case', () => {
    it('an answer written before a colleague’s answer and a reopening is refused with the reason; the case stays open for it', async () => {
      const { caseNumber } = await received();
      const seen = await viewCase(staff, caseNumber);
      await answer(await viewCase(colleague, caseNumber), colleague);
      await reopen(await viewCase(support, caseNumber));
      const before = await rowsOf(caseNumber);
      const refused = await answer(seen);
      expect(conflictOf(refused)).toEqual(
        conflictWith({
          caseNumber,
          status: 'reopened',
          version: seen.version + 2,
          answers: [expect.objectContaining({ revision: 1, registeredBy: 'adminさん' })],
          reopenings: [
            expect.objectContaining({ revision: 1, reason: '到着日の記載がありません', reopenedBy: '加盟店サポート' }),
          ],
        }),
      );
      expect(await rowsOf(caseNumber)).toEqual(before);
      expect(before).toMatchObject([{ status: 'reopened', revision: 1, answers: 1 }]);

      const again = await answer(refused.body.current as CaseDetail, staff, correctedAnswer(TYPE, TODAY));
      expect([again.status, await rowsOf(caseNumber)]).toMatchObject([
        201,
        [{ status: 'closed_answered', revision: 2, answers: 2 }],
      ]);
    });

    it('an answer to a withdrawn request is refused with the reason', async () => {
      const { caseNumber, acquirerReference } = await received();
      const seen = await viewCase(staff, caseNumber);
      await withdraw(portal, acquirerReference, { reason: '会員様が取り下げたため' });
      expect(conflictOf(await answer(seen))).toEqual(
        conflictWith({
          status: 'closed_withdrawn',
          withdrawal: expect.objectContaining({ reason: '会員様が取り下げたため' }),
        }),
      );
      expect(await rowsOf(caseNumber)).toMatchObject([{ status: 'closed_withdrawn', answers: 0 }]);
    });

    it('a deadline or a supplement that changed in the meantime must be seen before an answer is registered', async () => {
      for (const change of [
        `answer_due_on = answer_due_on + 1`,
        `supplementary_note = 'ご利用明細をお知らせください。'`,
      ]) {
        const { caseNumber } = await received();
        const seen = await viewCase(staff, caseNumber);
        await portal.rows(`UPDATE support_cases SET ${change} WHERE case_number = $1`, [caseNumber]);
        expect(conflictOf(await answer(seen))).toEqual(conflictWith({ version: seen.version + 1 }));
        expect(await rowsOf(caseNumber)).toMatchObject([{ status: 'received', answers: 0 }]);
      }
    });

    it('a reopening is refused if support has read another answer than the current one', async () => {
      const { caseNumber } = await received();
      await answer(await viewCase(staff, caseNumber));
      const seen = await viewCase(support, caseNumber);
      await reopen(seen);
      await answer(await viewCase(staff, caseNumber), staff, correctedAnswer(TYPE, TODAY));
      const before = await rowsOf(caseNumber);
      expect(conflictOf(await reopen(seen, '初めの回答の誤り'))).toEqual(
        conflictWith({
          status: 'closed_answered',
          answers: [expect.objectContaining({ revision: 2 }), expect.anything()],
        }),
      );
      expect(await rowsOf(caseNumber)).toEqual(before);
    });

    it('the version is the same however often the case is viewed', async () => {
      const { caseNumber } = await received();
      const views = [
        await viewCase(support, caseNumber),
        await viewCase(staff, caseNumber),
        await viewCase(colleague, caseNumber),
      ];
      expect(views.map(({ version }) => version)).toEqual([1, 1, 1]);
    });
  });
});
