import { DELIVERY_CHECK } from '../../server/contract/src/categories/testing/delivery-check';
import {
  type AnswerReceipt,
  type CaseCounts,
  type CaseDetail,
  type CasePage,
  type CategoryCounts,
  type Problem,
} from '../../server/contract/src';
import type { ParsedMail } from 'mailparser';
import { FoldCountsTask } from '../../server/src/support-cases/list/fold-counts.task';
import { DeliveryWorld } from '../mail/delivery-world';
import { call, intakeRequest, loggedIn, type Person, sendToIntake } from '../support/portal/http';
import { faultsOf, readFromIntake, sent, withdraw } from '../support/cases/intake';
import { until } from '../support/portal/until';

const { category, noticeType, asked, answered } = DELIVERY_CHECK;
const ANSWER = {
  noticeType,
  sections: { deliveryResult: { outcome: 'delivered', deliveredOn: '2026-11-20' }, remarks: '置き配でした。' },
  notHeld: [],
};

// The category is known from its entry only: server/contract/src/categories/testing/delivery-check.ts.
describe('a made-up second category', () => {
  let world: DeliveryWorld;
  let staff: Person;
  let support: Person;
  beforeAll(async () => {
    world = await DeliveryWorld.start();
    world.portal.clock.moveTo('2026-11-24T10:00:00+09:00');
    [staff, support] = [await loggedIn(world.portal, 'staff'), await loggedIn(world.portal, 'support')];
  });
  afterAll(() => world.stop());

  const received = (overrides: Record<string, unknown> = {}) =>
    sent(world.portal, { noticeType, requestedOn: '2026-11-24', ...overrides });
  const sheet = async (caseNumber: string) => (await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body;
  const answer = async <T = AnswerReceipt>(caseNumber: string, body: object = ANSWER) =>
    staff.send<T>('POST', `/api/cases/${caseNumber}/answer`, { ...body, version: (await sheet(caseNumber)).version });
  const reopen = async <T = CaseDetail>(caseNumber: string) =>
    support.send<T>('POST', `/api/cases/${caseNumber}/reopening`, {
      reason: '配達完了日をお確かめください',
      version: (await sheet(caseNumber)).version,
    });
  /** Returns the case's mails once `count` have arrived. */
  const mailed = async (caseNumber: string, count: number): Promise<ParsedMail[]> => {
    const found = () =>
      world.sink.taken.filter(({ content }) => content.text?.includes(caseNumber)).map(({ content }) => content);
    await until(async () => world.deliver().then(() => found().length >= count));
    return found();
  };
  const row = async (caseNumber: string) =>
    (
      await world.portal.rows(
        `SELECT category, status, is_open, revision, answer_due_on::text AS due, array(SELECT event FROM audit_entries e WHERE e.case_id = c.id AND event NOT LIKE '%view%' ORDER BY e.id) AS events
         FROM support_cases c WHERE case_number = $1`,
        [caseNumber],
      )
    )[0];
  const counts = async (reader: Person): Promise<CategoryCounts> =>
    (await reader.get<CaseCounts>('/api/case-counts')).body.categories.find((row) => row.category === category)!;
  const listed = async (query: string) =>
    (await staff.get<CasePage>(`/api/cases?${query}`)).body.items.map((item) => item.caseNumber);

  it('is created with its own first status and its own deadline', async () => {
    const receipt = await received();
    expect(receipt).toMatchObject({ status: asked });
    expect(await row(receipt.caseNumber)).toEqual({
      category,
      status: asked,
      is_open: true,
      revision: 0,
      due: '2026-11-26',
      events: ['received'],
    });
    expect(
      (await sendToIntake<Problem>(world.portal, intakeRequest({ noticeType: 'delivery_check.other' }))).status,
    ).toBe(422);
  });

  it('is mailed with its own subject, and a deadline shown in hours', async () => {
    const { caseNumber } = await received();
    const [{ subject, text, html }] = (await mailed(caseNumber, 2)) as [ParsedMail, ParsedMail];
    expect(subject).toBe('[SBペイメントサービス]配達状況確認のお願い(12345-001)');
    expect(html).toContain(
      '<h1 class="text" style="margin:0 0 16px;color:#1a2530;font-size:20px;line-height:1.5">配達状況確認のお願い</h1>',
    );
    expect(text).toContain('通知種別: 配達確認:未着');
    expect(text).toContain('回答期限: 残り61時間(2026/11/26)');
  });

  it('has a row of its own on the top page, before and after folding', async () => {
    const before = await counts(staff);
    const cases = [await received(), await received(), await received()].map(({ caseNumber }) => caseNumber);
    await received({ requestedOn: '2026-11-20', answerDueOn: '2026-11-23' });
    await answer(cases[0]!);
    await answer(cases[1]!);
    await reopen(cases[1]!);
    const expected = {
      category,
      received: before.received + 2,
      reopened: before.reopened + 1,
      answered: before.answered + 1,
      overdue: before.overdue + 1,
      dueSoon: before.dueSoon + 2,
    };
    expect(await counts(staff)).toEqual(expected);
    await world.portal.app.get(FoldCountsTask, { strict: false }).run();
    expect([await counts(staff), await counts(support)]).toEqual([expected, expected]);
    const [first] = (await staff.get<CaseCounts>('/api/case-counts')).body.categories;
    expect(first).toMatchObject({ category: 'usage_inquiry_and_cancellation', received: 0, answered: 0 });
  });

  it('is listed and filtered by category, notice type, its own statuses, 回答待ち and deadline', async () => {
    const other = (await sent(world.portal, { requestedOn: '2026-11-24' })).caseNumber;
    const [open, done, late] = [
      await received(),
      await received(),
      await received({ requestedOn: '2026-11-20', answerDueOn: '2026-11-23' }),
    ].map(({ caseNumber }) => caseNumber) as [string, string, string];
    await answer(done);
    const found = async (query: string) =>
      (await listed(`${query}&sort=receivedAt&order=desc`)).filter((number) =>
        [other, open, done, late].includes(number),
      );
    expect(await found(`category=${category}`)).toEqual([late, done, open]);
    expect(await found(`noticeType=${noticeType}`)).toEqual([late, done, open]);
    expect(await found(`category=${category}&status=${asked}`)).toEqual([late, open]);
    expect(await found(`status=${answered}`)).toEqual([done]);
    expect(await found('status=open')).toEqual([late, open, other]);
    expect(await found(`category=${category}&due=overdue`)).toEqual([late]);
    expect(await found(`category=${category}&status=received`)).toEqual([]);
    expect((await staff.get<CasePage>(`/api/cases?category=${category}&status=${asked}`)).body.items[0]).toMatchObject({
      category,
      status: asked,
      deadline: { on: '2026-11-23', state: 'overdue' },
    });
  });

  it('is shown on its sheet with the actions that its readers may take', async () => {
    const { caseNumber } = await received();
    expect(await sheet(caseNumber)).toMatchObject({
      category,
      noticeType,
      status: asked,
      deadline: { on: '2026-11-26', state: 'soon', businessDaysLeft: 2, hoursLeft: 61 },
      allowed: { answer: true, reopen: false },
    });
    await answer(caseNumber);
    expect((await support.get<CaseDetail>(`/api/cases/${caseNumber}`)).body).toMatchObject({
      status: answered,
      deadline: { state: 'closed' },
      allowed: { answer: false, reopen: true },
    });
  });

  it('is answered with what its notice type asks for, once', async () => {
    const { caseNumber } = await received();
    const refused = await answer<Problem>(caseNumber, {
      noticeType,
      sections: { product: { name: '靴' } },
      notHeld: [],
    });
    expect([refused.status, faultsOf(refused)]).toEqual([
      422,
      ['/sections/deliveryResult/outcome required', '/sections/product not_asked'],
    ]);
    await mailed(caseNumber, 2); // once it is answered, nobody is asked any more
    expect((await answer(caseNumber)).body).toMatchObject({ caseNumber, status: answered, revision: 1 });
    expect(await row(caseNumber)).toMatchObject({
      status: answered,
      is_open: false,
      revision: 1,
      events: ['received', 'opened', 'answered'],
    });
    expect((await answer<Problem>(caseNumber)).body).toMatchObject({ status: 409, code: 'invalid_state' });
    expect((await mailed(caseNumber, 3)).map(({ subject }) => subject)).toContain(
      '[SBペイメントサービス]配達確認の回答受付のお知らせ(12345-001)',
    );
  });

  it('is reopened by support, and the mail names the category', async () => {
    const { caseNumber } = await received();
    expect((await reopen<Problem>(caseNumber)).body).toMatchObject({ status: 409, code: 'invalid_state' });
    await mailed(caseNumber, 2);
    await answer(caseNumber);
    expect((await reopen(caseNumber)).body).toMatchObject({
      status: 'reopened',
      answers: [{ sections: ANSWER.sections }],
    });
    expect(await row(caseNumber)).toMatchObject({ status: 'reopened', is_open: true, revision: 1 });
    expect((await mailed(caseNumber, 5)).map(({ subject }) => subject)).toContain(
      '[SBペイメントサービス]配達確認の回答訂正のお願い(12345-001)',
    );
    const corrected = { noticeType, sections: { deliveryResult: { outcome: 'lost' } }, notHeld: [] };
    expect((await answer(caseNumber, corrected)).body).toMatchObject({ status: answered, revision: 2 });
  });

  it('is withdrawn where its transitions allow it, and not again: its entry has no such transition', async () => {
    const receipt = await received();
    expect((await withdraw(world.portal, receipt.acquirerReference)).body).toMatchObject({
      status: 'closed_withdrawn',
    });
    expect((await withdraw<Problem>(world.portal, receipt.acquirerReference)).body).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    expect(await row(receipt.caseNumber)).toMatchObject({ is_open: false, events: ['received', 'withdrawn'] });
  });

  it('is described in the API’s document: request, statuses, deadline and the answer’s schema', async () => {
    const { body } = await call<{ components: { schemas: object } }>(world.portal, 'GET', '/api/openapi.json');
    const described = (text: string) => ({ description: expect.stringContaining(text) });
    expect(body.components.schemas).toMatchObject({
      RequestDto: {
        properties: {
          noticeType: { enum: expect.arrayContaining([noticeType]) },
          answerDueOn: described('7 (利用照会・代行解約), 2 (配達確認)'),
          supplementaryNote: described('配達確認:その他'),
        },
      },
      IntakeReceipt: { properties: { status: { enum: expect.arrayContaining(['received', asked, answered]) } } },
      RegisteredAnswer: {
        discriminator: { mapping: { [noticeType]: `#/components/schemas/Answer.${noticeType}` } },
      },
      [`Answer.${noticeType}`]: {
        title: '配達確認:未着',
        properties: { sections: { required: ['deliveryResult'], additionalProperties: false } },
      },
      'Section.deliveryResult': {
        title: '配達の結果',
        required: ['outcome'],
        properties: { outcome: { type: 'string', enum: ['delivered', 'lost'] } },
      },
    });
  });

  it('is read back by the acquirer, with its answer', async () => {
    const { caseNumber, acquirerReference } = await received();
    await answer(caseNumber);
    expect((await readFromIntake(world.portal, acquirerReference)).body).toMatchObject({
      caseNumber,
      status: answered,
      answers: [{ noticeType, sections: ANSWER.sections }],
    });
  });
});
