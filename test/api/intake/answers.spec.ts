import { addDays, NOTICE_TYPE_CODES, tokyoDate, type NoticeTypeCode } from '../../../server/contract/src';
import { correctedAnswer, exampleAnswer, serviceAnswer } from '../../support/examples/example-answers';
import { loggedIn, type Person } from '../../support/portal/http';
import { readFromIntake, rowsOf, sent, withdraw } from '../../support/cases/intake';
import { seenCase } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const TODAY = tokyoDate(new Date());

describe('what an acquirer reads about its request', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const answer = async (caseNumber: string, input: object) =>
    staff.send('POST', `/api/cases/${caseNumber}/answer`, { ...input, ...(await seenCase(portal, caseNumber)) });

  it('is a case without answers at first; reading that is not logged', async () => {
    const { caseNumber, acquirerReference, receivedAt } = await sent(portal, {
      requestedOn: TODAY,
      answerDueOn: addDays(TODAY, 9),
    });
    const before = await rowsOf(portal);
    expect((await readFromIntake(portal, acquirerReference)).body).toEqual({
      caseNumber,
      acquirerReference,
      status: 'received',
      receivedAt,
      requestedOn: TODAY,
      answerDueOn: addDays(TODAY, 9),
      withdrawnAt: null,
      reopenings: [],
      answers: [],
    });
    expect(await rowsOf(portal)).toEqual(before);
  });

  it('states the deadline that the portal calculated if the acquirer stated none', async () => {
    const { acquirerReference } = await sent(portal, { answerDueOn: undefined });
    const { body } = await readFromIntake(portal, acquirerReference);
    expect(
      await portal.rows('SELECT answer_due_on FROM support_cases WHERE acquirer_reference = $1', [acquirerReference]),
    ).toEqual([{ answer_due_on: body.answerDueOn }]);
  });

  it('states when the request was withdrawn', async () => {
    const { acquirerReference } = await sent(portal);
    await withdraw(portal, acquirerReference);
    const [{ withdrawnAt }] = (await portal.rows<{ withdrawnAt: Date }>(
      'SELECT withdrawn_at AS "withdrawnAt" FROM withdrawals w JOIN support_cases c ON c.id = w.case_id WHERE acquirer_reference = $1',
      [acquirerReference],
    )) as [{ withdrawnAt: Date }];
    expect((await readFromIntake(portal, acquirerReference)).body).toMatchObject({
      status: 'closed_withdrawn',
      withdrawnAt: withdrawnAt.toISOString(),
      reopenings: [],
    });
  });

  it.each(NOTICE_TYPE_CODES)('is the answer to %s as it was registered, but not who gave it', async (noticeType) => {
    const { caseNumber, acquirerReference } = await sent(portal, { noticeType, supplementaryNote: '補足' });
    const input = exampleAnswer(noticeType, TODAY);
    await answer(caseNumber, input);
    const { status, body } = await readFromIntake(portal, acquirerReference);
    expect([status, body.status]).toEqual([200, 'closed_answered']);
    expect(body.answers).toEqual([
      { revision: 1, registeredAt: expect.stringMatching(/Z$/), noticeType, sections: expect.anything(), notHeld: [] },
    ]);
    expect(Object.keys(body.answers[0]!.sections).sort()).toEqual(Object.keys(input.sections).sort());
  });

  it('states which data the merchant does not hold', async () => {
    const noticeType: NoticeTypeCode = 'usage_inquiry.usage_details';
    const { caseNumber, acquirerReference } = await sent(portal, { noticeType });
    await answer(caseNumber, serviceAnswer(noticeType, TODAY));
    expect((await readFromIntake(portal, acquirerReference)).body.answers[0]!.notHeld).toEqual([
      'purchaser.address',
      'purchaser.phone',
    ]);
  });

  it('is both revisions after a reopening, the latest first; each read is logged', async () => {
    const noticeType: NoticeTypeCode = 'cancellation_request.method_unknown';
    const { caseNumber, acquirerReference } = await sent(portal, { noticeType });
    await answer(caseNumber, exampleAnswer(noticeType, TODAY));
    const support = await loggedIn(portal, 'support');
    await support.send('POST', `/api/cases/${caseNumber}/reopening`, {
      reason: '解約日の誤り',
      ...(await seenCase(portal, caseNumber)),
    });
    const reopened = await readFromIntake(portal, acquirerReference);
    expect(reopened.body).toMatchObject({
      status: 'reopened',
      reopenings: [{ at: expect.stringMatching(/Z$/), revision: 1 }],
      answers: [{ revision: 1 }],
    });
    expect(JSON.stringify(reopened.body)).not.toContain('解約日の誤り');
    await answer(caseNumber, correctedAnswer(noticeType, TODAY));

    const { body } = await readFromIntake(portal, acquirerReference);
    expect(body).toMatchObject({ status: 'closed_answered', answers: [{ revision: 2 }, { revision: 1 }] });
    expect(body.answers[0]!.sections).toEqual(correctedAnswer(noticeType, TODAY).sections);
    expect(
      await portal.rows(
        `SELECT e.revision, e.actor_kind, e.actor_name FROM audit_entries e JOIN support_cases c ON c.id = e.case_id WHERE case_number = $1 AND event = 'answer_viewed' AND actor_kind = 'acquirer' ORDER BY e.id`,
        [caseNumber],
      ),
    ).toEqual([1, 2].map((revision) => ({ revision, actor_kind: 'acquirer', actor_name: 'みらいカード' })));
  });
});
