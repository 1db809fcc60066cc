import type { CaseDetail, MailState } from '../../server/contract/src';
import { SYSTEM_SCOPE } from '../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../server/src/shared/tenancy/tenancy';
import { correctedAnswer, exampleAnswer } from '../support/examples/example-answers';
import { sent, withdraw } from '../support/cases/intake';
import { seenCase } from '../support/cases/seen';
import { loggedIn, type Person } from '../support/portal/http';
import { DeliveryWorld, ONE, TWO } from './delivery-world';

const TYPE = 'usage_inquiry.usage_details';

let world: DeliveryWorld;
let staff: Person;
let support: Person;
beforeAll(async () => {
  world = await DeliveryWorld.start();
  [staff, support] = [await loggedIn(world.portal, 'staff'), await loggedIn(world.portal, 'support')];
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.sink.taken.length = 0;
  await world.sink.goAway();
});

/** A new case, whose mails have been tried already and wait for the server. */
const waiting = async (overrides: object = {}) => {
  const receipt = await sent(world.portal, { ...overrides });
  await world.deliver();
  return receipt;
};
const today = () => world.portal.clock.today();
const act = async (person: Person, caseNumber: string, what: 'answer' | 'reopening', body: object) =>
  expect(
    await person.send('POST', `/api/cases/${caseNumber}/${what}`, {
      ...body,
      ...(await seenCase(world.portal, caseNumber)),
    }),
  ).toMatchObject({ status: 201 });
const answer = (caseNumber: string, input: object = exampleAnswer(TYPE, today())) =>
  act(staff, caseNumber, 'answer', input);
const reopen = (caseNumber: string) => act(support, caseNumber, 'reopening', { reason: '発送日の誤りのため' });
/** The server is back, and the mails that waited for it leave. */
const leave = async () => {
  await world.sink.comeBack();
  world.portal.clock.advance({ minutes: 1 });
  await world.deliver();
};
const stateOf = (caseNumber: string) =>
  world.portal.rows<{ template: string; recipient: string; state: MailState; attempts: number }>(
    `SELECT template, recipient, m.state, m.attempts FROM outgoing_mails m JOIN support_cases c ON c.id = m.case_id WHERE c.case_number = $1
     ORDER BY enqueued_at, recipient`,
    [caseNumber],
  );
const ofContacts = (template: string, state: MailState, attempts: number) =>
  [ONE, TWO].map((recipient) => ({ template, recipient, state, attempts }));
const subjects = () => world.sink.taken.map(({ content }) => content.subject!.replace(/^\[.+\](.+)\(.+\)$/, '$1'));

describe('a mail tells what is true when it leaves', () => {
  it('the due day that the case has then', async () => {
    const { caseNumber } = await waiting({ answerDueOn: '2099-01-05' });
    await world.portal.rows(`UPDATE support_cases SET answer_due_on = '2099-02-03' WHERE case_number = $1`, [
      caseNumber,
    ]);
    await leave();
    for (const { text } of world.sink.taken.map(({ content }) => content)) {
      expect(text).toContain('(2099/02/03)');
      expect(text).not.toContain('2099/01/05');
    }
    expect(await stateOf(caseNumber)).toEqual(ofContacts('case-received', 'sent', 1));
  });

  it('the due day of the correction that support asks for', async () => {
    const { caseNumber } = await waiting();
    await answer(caseNumber);
    await act(support, caseNumber, 'reopening', { reason: '発送日の誤りのため', answerDueOn: today() });
    await leave();
    expect(subjects().sort()).toEqual([
      '利用照会・代行解約の回答受付のお知らせ',
      ...Array<string>(2).fill('利用照会・代行解約の回答訂正のお願い'),
    ]);
    expect(world.sink.to(ONE)[0]!.content.text).toMatch(/回答期限: 本日(まで|が最後の営業日です)/);
  });
});

describe('a mail that is no longer true when it leaves is not sent', () => {
  it('if its case was answered; the receipt is sent, and support sees what became of each', async () => {
    const { caseNumber } = await waiting();
    await answer(caseNumber);
    await leave();
    expect(subjects()).toEqual(['利用照会・代行解約の回答受付のお知らせ']);
    const { mails } = (await support.get<CaseDetail>(`/api/cases/${caseNumber}`)).body;
    expect(mails?.map(({ template, state, attempts, sentAt }) => [template, state, attempts, sentAt !== null])).toEqual(
      [
        ['answer-receipt', 'sent', 1, true],
        ['case-received', 'superseded', 0, false],
        ['case-received', 'superseded', 0, false],
      ],
    );
    world.portal.clock.advance({ minutes: 9 });
    await world.deliver();
    expect(world.sink.taken).toHaveLength(1);
  });

  it('if its case was withdrawn', async () => {
    const { caseNumber, acquirerReference } = await waiting();
    expect((await withdraw(world.portal, acquirerReference)).status).toBe(200);
    await leave();
    expect(world.sink.taken).toEqual([]);
    expect(await stateOf(caseNumber)).toEqual(ofContacts('case-received', 'superseded', 0));
  });

  it('if the correction that it asks for was given, also if another one is asked for since', async () => {
    const { caseNumber } = await waiting();
    await answer(caseNumber);
    await reopen(caseNumber);
    await answer(caseNumber, correctedAnswer(TYPE, today()));
    await reopen(caseNumber);
    await leave();
    const asked = (await stateOf(caseNumber)).filter(({ template }) => template === 'case-reopened');
    expect(asked).toEqual([...ofContacts('case-reopened', 'superseded', 0), ...ofContacts('case-reopened', 'sent', 1)]);
  });
});

describe('while two versions run', () => {
  /** What the version before executed. */
  const FORMER_INSERT = `INSERT INTO outgoing_mails (merchant_id, case_id, template, variables, next_attempt_at, enqueued_at, once_key, recipient)
    SELECT merchant_id, id, 'case-received', '{"answerDueOn": "2026-11-30"}', $2::timestamptz, $2::timestamptz, 'former:' || id, 'former@example.jp' FROM support_cases WHERE case_number = $1`;
  const FORMER_CLAIM = `UPDATE outgoing_mails m SET state = 'sending', attempts = m.attempts + 1, next_attempt_at = $1 FROM support_cases c
    WHERE c.id = m.case_id AND c.case_number = $2 AND recipient = '${ONE}' RETURNING m.variables`;

  it('mails of the version before are sent, with what is true now', async () => {
    const { caseNumber } = await waiting({ answerDueOn: '2099-01-05' });
    await world.portal.rows(FORMER_INSERT, [caseNumber, world.portal.clock.now()]);
    await leave();
    expect(world.sink.to('former@example.jp')[0]!.content.text).toContain('(2099/01/05)');
  });

  it('the version before finds everything that it sends in the mails that it claims', async () => {
    const { caseNumber } = await waiting({ noticeType: TYPE, answerDueOn: '2099-01-05' });
    const [claimed] = await world.portal.app
      .get(Tenancy, { strict: false })
      .read(SYSTEM_SCOPE, { text: FORMER_CLAIM, values: [world.portal.clock.now(), caseNumber] });
    expect(claimed).toEqual({
      variables: { caseNumber, noticeType: TYPE, answerDueOn: '2099-01-05', merchantId: '12345', serviceId: '001' },
    });
    await leave();
  });

  it('mails that only the next version can write are left to it', async () => {
    const { caseNumber } = await waiting();
    await world.portal.rows(`UPDATE outgoing_mails SET template = 'of-the-next-version' WHERE recipient = $1`, [ONE]);
    await leave();
    const states = (await stateOf(caseNumber)).map(({ recipient, state }) => [recipient, state]);
    expect(states).toEqual([
      [ONE, 'queued'],
      [TWO, 'sent'],
    ]);
  });
});
