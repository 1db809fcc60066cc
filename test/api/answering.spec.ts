import type { AnswerInput, AnswerReceipt, CaseDetail, NoticeTypeCode } from '../../server/contract/src';
import { NOTICE_TYPE_CODES, tokyoDate } from '../../server/contract/src';
import { exampleAnswer } from '../support/examples/example-answers';
import { loggedIn, type Person, type Refusal, receivedCase } from '../support/portal/http';
import { type Portal, startPortal } from '../support/portal/start-portal';

const TODAY = tokyoDate(new Date());
const USAGE: NoticeTypeCode = 'usage_inquiry.usage_details';

describe('answering a case', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  /** Answers the case in the version in which it was received. */
  const answer = (person: Person, caseNumber: string, input: object = exampleAnswer(USAGE, TODAY)) =>
    person.send<AnswerReceipt & Refusal>(
      'POST',
      `/api/cases/${caseNumber}/answer`,
      Array.isArray(input) ? input : { version: 1, ...input },
    );
  const read = async (caseNumber: string) => (await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body;
  const stored = async (caseNumber: string) => {
    const [row] = await portal.rows<{ status: string; answers: number; receipts: number; audits: number }>(
      `SELECT status, (SELECT count(*)::int FROM answers a WHERE a.case_id = c.id) AS answers,
         (SELECT count(*)::int FROM outgoing_mails m WHERE m.case_id = c.id AND m.template = 'answer-receipt') AS receipts,
         (SELECT count(*)::int FROM audit_entries e WHERE e.case_id = c.id AND e.event = 'answered') AS audits
       FROM support_cases c WHERE case_number = $1`,
      [caseNumber],
    );
    return row;
  };

  it.each(NOTICE_TYPE_CODES)('closes a case of type %s as 「クローズ:回答実行済」', async (noticeType) => {
    const caseNumber = await receivedCase(portal, {
      noticeType,
      supplementaryNote: 'ご利用の経緯をお知らせください。',
    });
    const { status, body } = await answer(staff, caseNumber, exampleAnswer(noticeType, TODAY));
    expect(status).toBe(201);
    expect(body).toEqual({ caseNumber, status: 'closed_answered', revision: 1, registeredAt: expect.any(String) });
    expect(await read(caseNumber)).toMatchObject({
      status: 'closed_answered',
      answeredAt: body.registeredAt,
      answers: [{ revision: 1, noticeType, registeredBy: 'staffさん' }],
      allowed: { answer: false },
    });
    expect(await stored(caseNumber)).toEqual({ status: 'closed_answered', answers: 1, receipts: 1, audits: 1 });
  });

  it('keeps names character by character', async () => {
    const caseNumber = await receivedCase(portal);
    const input = withPurchaser(exampleAnswer(USAGE, TODAY), { name: '髙﨑 𠮷子 ｶﾞｯﾂ 👩‍👩‍👧' });
    await answer(staff, caseNumber, input);
    expect((await read(caseNumber)).answers[0]!.sections['purchaser']).toMatchObject({ name: '髙﨑 𠮷子 ｶﾞｯﾂ 👩‍👩‍👧' });
  });

  it('encrypts disclosed data: no column holds it in plain text', async () => {
    const caseNumber = await receivedCase(portal);
    await answer(staff, caseNumber, withPurchaser(exampleAnswer(USAGE, TODAY), { name: '秘密 花子' }));
    const tables = await portal.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of tables) {
      const [{ hits }] = (await portal.rows(
        `SELECT count(*)::int AS hits FROM ${name} AS t WHERE t::text LIKE '%秘密%' OR t::text LIKE $1`,
        [`%${Buffer.from('秘密').toString('hex')}%`],
      )) as [{ hits: number }];
      expect({ name, hits }).toEqual({ name, hits: 0 });
    }
  });

  it('accepts one of 50 answers that arrive at the same time, and answers 409 to the rest', async () => {
    const caseNumber = await receivedCase(portal);
    const people = await Promise.all([loggedIn(portal, 'staff'), loggedIn(portal, 'admin')]);
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => answer(people[i % 2]!, caseNumber)));
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1);
    expect(replies.filter((reply) => reply.status === 409 && reply.body.code === 'version_conflict')).toHaveLength(49);
    expect(await stored(caseNumber)).toEqual({ status: 'closed_answered', answers: 1, receipts: 1, audits: 1 });
  });

  it('is shown as an answer that cannot be read, not as an unanswered case, when its key is missing', async () => {
    const caseNumber = await receivedCase(portal);
    await answer(staff, caseNumber);
    await portal.rows('DELETE FROM case_keys k USING support_cases c WHERE c.id = k.case_id AND c.case_number = $1', [
      caseNumber,
    ]);
    expect(await read(caseNumber)).toMatchObject({
      status: 'closed_answered',
      answers: [{ revision: 1, unreadable: true, sections: {} }],
    });
  });

  it('refuses a second answer', async () => {
    const caseNumber = await receivedCase(portal);
    await answer(staff, caseNumber);
    const second = await answer(staff, caseNumber);
    expect([second.status, second.body.code]).toEqual([409, 'version_conflict']);
    expect((await stored(caseNumber))!.answers).toBe(1);
  });

  it('offers no way to change, delete or withdraw an answer', async () => {
    const caseNumber = await receivedCase(portal);
    await answer(staff, caseNumber);
    const before = await portal.rows('SELECT * FROM answers');
    const ways = [
      ['PUT', 'answer'],
      ['PATCH', 'answer'],
      ['DELETE', 'answer'],
      ['POST', 'withdrawal'],
      ['DELETE', ''],
      ['PUT', ''],
      ['PATCH', ''],
      ['PUT', 'answers/1'],
      ['DELETE', 'answers/1'],
    ] as const;
    const replies = await Promise.all(
      ways.map(([method, path]) => staff.send(method, `/api/cases/${caseNumber}/${path}`.replace(/\/$/, ''), {})),
    );
    // A path that exists with another method, or does not exist at all.
    expect(replies.map((reply) => reply.status)).toEqual([405, 405, 405, 404, 405, 405, 405, 404, 404]);
    expect(await portal.rows('SELECT * FROM answers')).toEqual(before);
  });

  it('names every wrong field and changes nothing', async () => {
    const caseNumber = await receivedCase(portal);
    const input = exampleAnswer(USAGE, TODAY);
    const wrong = {
      ...input,
      sections: {
        ...input.sections,
        cancellation: { result: 'cancelled' },
        remarks: 'カード 4242 4242 4242 4242',
        purchaser: { name: 'x'.repeat(101), email: 'no' },
      },
    };
    const { status, body } = await answer(staff, caseNumber, wrong);
    expect(status).toBe(422);
    expect(body.errors!.map((e) => `${e.pointer} ${e.code}`)).toEqual(
      expect.arrayContaining([
        '/sections/purchaser/name too_long',
        '/sections/purchaser/email invalid_email',
        '/sections/purchaser/address required',
        '/sections/purchaser/phone required',
        '/sections/remarks pan_not_allowed',
        '/sections/cancellation not_asked',
      ]),
    );
    expect(await stored(caseNumber)).toEqual({ status: 'received', answers: 0, receipts: 0, audits: 0 });
  });

  it.each([
    ['a body that is no answer', []],
    ['sections that are not an object', { noticeType: USAGE, sections: 'x', notHeld: [] }],
    ['an unknown field', { ...exampleAnswer(USAGE, TODAY), status: 'closed' }],
    ['another notice type', exampleAnswer('usage_inquiry.other', TODAY)],
    ['notHeld that is no list', { ...exampleAnswer(USAGE, TODAY), notHeld: 'purchaser.email' }],
  ] as [string, object][])('refuses %s', async (_: string, input: object) => {
    const caseNumber = await receivedCase(portal);
    const { status, body } = await answer(staff, caseNumber, input);
    expect([status, body.code]).toEqual([422, 'invalid_fields']);
    expect(body.errors!.length).toBeGreaterThan(0);
  });

  it('answers 404 for a foreign or unknown case number, and for a service outside the user’s', async () => {
    const caseNumber = await receivedCase(portal, { serviceId: '002' });
    const [other, limited] = [await loggedIn(portal, 'other-staff'), await loggedIn(portal, 'staff-001')];
    const replies = [
      await answer(other, caseNumber),
      await answer(limited, caseNumber),
      await answer(staff, 'SD-99999999'),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404]);
    expect(replies[0]!.body).toEqual(replies[2]!.body);
    expect((await stored(caseNumber))!.status).toBe('received');
  });

  it('offers the contact desk of the last answer for the service’s next case', async () => {
    const { sections } = exampleAnswer(USAGE, TODAY);
    await answer(staff, await receivedCase(portal));
    expect((await read(await receivedCase(portal))).contactDeskDefault).toEqual(sections['contactDesk']);
  });
});

function withPurchaser(input: AnswerInput, fields: Record<string, unknown>): AnswerInput {
  return {
    ...input,
    sections: { ...input.sections, purchaser: { ...(input.sections['purchaser'] as object), ...fields } },
  };
}
