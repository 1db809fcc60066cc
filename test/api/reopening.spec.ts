import { addDays, type AnswerInput, type CaseCounts, type CaseDetail, tokyoDate } from '../../server/contract/src';
import { businessDaysAfter } from '../../server/src/shared/time/business-days';
import { correctedAnswer, exampleAnswer } from '../support/examples/example-answers';
import { loggedIn, type Person, type Refusal, receivedCase } from '../support/portal/http';
import { seenCase } from '../support/cases/seen';
import { type Portal, startPortal } from '../support/portal/start-portal';

const TODAY = tokyoDate(new Date());
const TYPE = 'usage_inquiry.usage_details';

describe('reopening an answered case', () => {
  let portal: Portal;
  let staff: Person;
  let support: Person;
  beforeAll(async () => {
    portal = await startPortal();
    [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
  });
  afterAll(() => portal.stop());

  const reopen = async (caseNumber: string, reason: unknown = '発送日の誤りのため', person = support, more = {}) =>
    person.send<CaseDetail & Refusal>('POST', `/api/cases/${caseNumber}/reopening`, {
      reason,
      ...more,
      ...(await seenCase(portal, caseNumber)),
    });
  const answer = async (caseNumber: string, input: AnswerInput, acknowledgedWarnings: string[] = []) =>
    staff.send<CaseDetail & Refusal>('POST', `/api/cases/${caseNumber}/answer`, {
      ...input,
      acknowledgedWarnings,
      ...(await seenCase(portal, caseNumber)),
    });
  const answeredCase = async () => {
    const caseNumber = await receivedCase(portal);
    await staff.get(`/api/cases/${caseNumber}`);
    await answer(caseNumber, exampleAnswer(TYPE, TODAY));
    return caseNumber;
  };

  it('lets the merchant answer again; both revisions and the reason stay visible', async () => {
    const caseNumber = await answeredCase();
    const reopened = await reopen(caseNumber);
    expect([reopened.status, reopened.body.status]).toEqual([201, 'reopened']);
    expect((await answer(caseNumber, correctedAnswer(TYPE, TODAY))).body).toMatchObject({
      status: 'closed_answered',
      revision: 2,
    });
    const again = await staff.get<CaseDetail>(`/api/cases/${caseNumber}`);
    expect(again.body).toMatchObject({
      status: 'closed_answered',
      answers: [{ revision: 2 }, { revision: 1 }],
      reopenings: [{ revision: 1, reason: '発送日の誤りのため', reopenedBy: '加盟店サポート' }],
    });
    expect(again.body.history.map((entry) => entry.event)).toEqual([
      'answered',
      'reopened',
      'answered',
      'opened',
      'received',
    ]);
  });

  it('gives the case a new deadline: three business days unless support states another, on the sheet, in the mail and in the counts', async () => {
    for (const [given, expected] of [
      [undefined, businessDaysAfter(TODAY, 3)],
      [addDays(TODAY, 20), addDays(TODAY, 20)],
    ] as const) {
      const caseNumber = await answeredCase();
      await portal.rows(`UPDATE support_cases SET requested_on = $2, answer_due_on = $3 WHERE case_number = $1`, [
        caseNumber,
        addDays(TODAY, -30),
        addDays(TODAY, -10),
      ]);
      const count = async () => (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
      const before = await count();
      expect((await support.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.reopeningDueOn).toBe(
        businessDaysAfter(TODAY, 3),
      );
      const { status, body } = await reopen(caseNumber, '到着日の記載がありません', support, { answerDueOn: given });
      expect([status, body.deadline.on, body.reopenings[0]]).toEqual([
        201,
        expected,
        expect.objectContaining({ answerDueOn: expected }),
      ]);
      const after = await count();
      expect([
        after.reopened - before.reopened,
        after.overdue - before.overdue,
        after.dueSoon - before.dueSoon,
      ]).toEqual([1, 0, given ? 0 : 1]);
      const mails = await portal.rows(
        `SELECT DISTINCT facts, answer_due_on AS due FROM outgoing_mails m JOIN support_cases c ON c.id = m.case_id WHERE c.case_number = $1 AND template = 'case-reopened'`,
        [caseNumber],
      );
      expect(mails).toEqual([{ facts: { revision: 1 }, due: expected }]);
    }
  });

  it.each([
    ['yesterday', addDays(TODAY, -1), 'date_in_past'],
    ['a far future', addDays(TODAY, 91), 'date_too_late'],
    ['no day', '2026-02-30', 'invalid_date'],
    ['a number', 20261130, 'invalid_type'],
  ])('accepts no deadline that is %s', async (_, answerDueOn, code) => {
    const caseNumber = await answeredCase();
    const { status, body } = await reopen(caseNumber, '訂正', support, { answerDueOn });
    expect([status, body.errors?.map((error) => [error.pointer, error.code])]).toEqual([422, [['/answerDueOn', code]]]);
    expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body).toMatchObject({
      status: 'closed_answered',
      reopenings: [],
    });
  });

  it('requires a confirmation for a correction that corrects nothing', async () => {
    const caseNumber = await answeredCase();
    await reopen(caseNumber);
    const refused = await answer(caseNumber, exampleAnswer(TYPE, TODAY));
    expect([refused.status, refused.body.code, refused.body.warnings]).toEqual([
      409,
      'warnings_unconfirmed',
      [expect.objectContaining({ pointer: '', code: 'same_as_before' })],
    ]);
    expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body).toMatchObject({
      status: 'reopened',
      answers: [{ revision: 1 }],
    });
    expect((await answer(caseNumber, exampleAnswer(TYPE, TODAY), ['same_as_before'])).status).toBe(201);
    const [entry] = await portal.rows(
      `SELECT e.detail FROM audit_entries e JOIN support_cases c ON c.id = e.case_id WHERE c.case_number = $1 AND event = 'answered' AND e.revision = 2`,
      [caseNumber],
    );
    expect(entry).toEqual({ detail: { acknowledgedWarnings: ['same_as_before'] } });
  });

  it('mails the contacts, once, without the reason', async () => {
    const caseNumber = await answeredCase();
    await Promise.all(Array.from({ length: 10 }, () => reopen(caseNumber, '髙﨑様より訂正の申し出')));
    const mails = await portal.rows<{ recipient: string; all: string }>(
      `SELECT recipient, m::text AS all FROM outgoing_mails m JOIN support_cases c ON c.id = m.case_id WHERE c.case_number = $1 AND template = 'case-reopened' ORDER BY 1`,
      [caseNumber],
    );
    expect(mails.map((mail) => mail.recipient)).toEqual(['notify-one@example.jp', 'notify-two@example.jp']);
    expect(mails.some((mail) => mail.all.includes('髙﨑'))).toBe(false);
  });

  it('requires a reason that is valid free text', async () => {
    const caseNumber = await answeredCase();
    const replies = await Promise.all(
      [null, '', ' 　', 'あ'.repeat(2001), 'a\u202eb', '番号 4242424242424242'].map((reason) =>
        reopen(caseNumber, reason),
      ),
    );
    expect(
      replies.map((reply) => [reply.status, reply.body.errors?.[0]?.pointer, reply.body.errors?.[0]?.code]),
    ).toEqual([
      [422, '/reason', 'required'],
      [422, '/reason', 'required'],
      [422, '/reason', 'required'],
      [422, '/reason', 'too_long'],
      [422, '/reason', 'control_character'],
      [422, '/reason', 'pan_not_allowed'],
    ]);
  });

  it('accepts the case’s own identifiers, even if they resemble a card number', async () => {
    const trackingId = '36000000000008';
    const caseNumber = await receivedCase(portal, {}, { trackingId });
    await answer(caseNumber, exampleAnswer(TYPE, TODAY));
    expect((await reopen(caseNumber, `${trackingId} の発送日の誤り`)).status).toBe(201);
  });

  it('is impossible for a case that was not answered, and impossible twice', async () => {
    expect((await reopen(await receivedCase(portal))).status).toBe(409);
    const caseNumber = await answeredCase();
    const replies = await Promise.all(Array.from({ length: 10 }, () => reopen(caseNumber)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  it('is open to support only', async () => {
    const caseNumber = await answeredCase();
    const people = await Promise.all(['staff', 'admin', 'viewer', 'other-staff'].map((user) => loggedIn(portal, user)));
    const replies = await Promise.all(people.map((person) => reopen(caseNumber, 'だめ', person)));
    expect(replies.map((reply) => reply.status)).toEqual([403, 403, 403, 403]);
  });
});
