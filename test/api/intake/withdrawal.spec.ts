import { tokyoDate, type IntakeReceipt, type NoticeTypeCode, type Problem } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { OTHER_ACQUIRER_KEY } from '../../support/examples/fixtures';
import { call, loggedIn, type Person } from '../../support/portal/http';
import { bearer, faultsOf, pathOf, readFromIntake, rowsOf, sent, withdraw } from '../../support/cases/intake';
import { seenCase } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const TYPE: NoticeTypeCode = 'usage_inquiry.usage_details';

describe('the withdrawal of a request', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const answer = async ({ caseNumber }: IntakeReceipt) =>
    staff.send<Problem>('POST', `/api/cases/${caseNumber}/answer`, {
      ...exampleAnswer(TYPE, tokyoDate(new Date())),
      ...(await seenCase(portal, caseNumber)),
    });
  const stateOf = async ({ caseNumber }: IntakeReceipt) =>
    (
      await portal.rows(
        `SELECT status, (SELECT count(*)::int FROM answers a WHERE a.case_id = c.id) AS answers, (SELECT count(*)::int FROM withdrawals w WHERE w.case_id = c.id) AS withdrawals
     FROM support_cases c WHERE case_number = $1`,
        [caseNumber],
      )
    )[0];

  it('closes a waiting case permanently, with its reason and its entry in the history', async () => {
    const receipt = await sent(portal);
    const { status, body } = await withdraw(portal, receipt.acquirerReference, {
      reason: '二重に依頼したため\r\nお手数をおかけしました',
    });
    expect([status, body]).toEqual([200, { ...receipt, status: 'closed_withdrawn' }]);
    expect(
      await portal.rows(
        'SELECT w.reason, w.withdrawn_by_name, e.event, e.actor_name FROM support_cases c JOIN withdrawals w ON w.case_id = c.id JOIN audit_entries e ON e.case_id = c.id WHERE case_number = $1 ORDER BY e.id DESC LIMIT 1',
        [receipt.caseNumber],
      ),
    ).toEqual([
      {
        reason: '二重に依頼したため\nお手数をおかけしました',
        withdrawn_by_name: 'みらいカード',
        event: 'withdrawn',
        actor_name: 'みらいカード',
      },
    ]);
    expect((await readFromIntake(portal, receipt.acquirerReference)).body.status).toBe('closed_withdrawn');
    expect((await answer(receipt)).status).toBe(409);
  });

  it('is answered alike when it is repeated, and changes nothing', async () => {
    const { acquirerReference } = await sent(portal);
    const first = await withdraw(portal, acquirerReference);
    const before = await rowsOf(portal);
    const again = await withdraw(portal, acquirerReference, { reason: '別の理由' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await rowsOf(portal)).toEqual(before);
  });

  it('is refused once the case is answered', async () => {
    const receipt = await sent(portal);
    expect((await answer(receipt)).status).toBe(201);
    const { status, body } = await withdraw<Problem>(portal, receipt.acquirerReference);
    expect([status, body.code]).toEqual([409, 'invalid_state']);
    expect(await stateOf(receipt)).toEqual({ status: 'closed_answered', answers: 1, withdrawals: 0 });
  });

  it('closes a reopened case, whose first answer is kept', async () => {
    const receipt = await sent(portal);
    await answer(receipt);
    const support = await loggedIn(portal, 'support');
    await support.send('POST', `/api/cases/${receipt.caseNumber}/reopening`, {
      reason: '訂正の申し出',
      ...(await seenCase(portal, receipt.caseNumber)),
    });
    expect((await withdraw(portal, receipt.acquirerReference)).status).toBe(200);
    expect(await stateOf(receipt)).toEqual({ status: 'closed_withdrawn', answers: 1, withdrawals: 1 });
    expect((await readFromIntake(portal, receipt.acquirerReference)).body.answers).toHaveLength(1);
  });

  it('and an answer at the same moment: one of them wins', async () => {
    for (let round = 0; round < 10; round++) {
      const receipt = await sent(portal);
      const [answered, withdrawn] = await Promise.all([answer(receipt), withdraw(portal, receipt.acquirerReference)]);
      expect([
        [201, 409],
        [409, 200],
      ]).toContainEqual([answered.status, withdrawn.status]);
      const won = answered.status === 201;
      expect(await stateOf(receipt)).toEqual({
        status: won ? 'closed_answered' : 'closed_withdrawn',
        answers: won ? 1 : 0,
        withdrawals: won ? 0 : 1,
      });
    }
  });

  it.each<[string, unknown, string]>([
    ['no reason', {}, '/reason required'],
    ['null', { reason: null }, '/reason required'],
    ['a blank reason', { reason: ' 　\n' }, '/reason required'],
    ['a number', { reason: 5 }, '/reason invalid_type'],
    ['2,001 characters', { reason: 'あ'.repeat(2_001) }, '/reason too_long'],
    ['a control character', { reason: 'a\u0000' }, '/reason control_character'],
    ['a card number', { reason: 'カード4111-1111-1111-1111の件' }, '/reason pan_not_allowed'],
    ['an unknown field', { reason: '理由', by: 'me' }, '/by unknown_field'],
    ['a text for a body', 'reason', ' invalid_type'],
  ])('is refused with %s', async (_, body, fault) => {
    const receipt = await sent(portal);
    const reply = await withdraw<Problem>(portal, receipt.acquirerReference, body);
    expect([reply.status, faultsOf(reply)]).toEqual([422, [fault]]);
    expect(await stateOf(receipt)).toEqual({ status: 'received', answers: 0, withdrawals: 0 });
  });

  it('accepts 2,000 characters, and the tracking ID of the case even if it resembles a card number', async () => {
    const trackingId = '30569309025904';
    const { acquirerReference } = await sent(portal, {}, { trackingId });
    expect(
      (await withdraw(portal, acquirerReference, { reason: `${trackingId} の件${'𠮷'.repeat(1_983)}` })).status,
    ).toBe(200);
  });

  it('finds nothing under an unknown reference, and nothing under a reference of another acquirer', async () => {
    const { acquirerReference } = await sent(portal);
    for (const [reference, key] of [
      ['nobody-sent-this', undefined],
      [acquirerReference, OTHER_ACQUIRER_KEY],
      ['a\u0000b', undefined],
      ['参照', undefined],
      ['r'.repeat(65), undefined],
    ] as const) {
      expect((await withdraw<Problem>(portal, reference, { reason: '理由' }, key)).status).toBe(404);
      expect((await readFromIntake<Problem>(portal, reference, key)).status).toBe(404);
    }
  });

  it('must be JSON', async () => {
    const { acquirerReference } = await sent(portal);
    const path = `${pathOf(acquirerReference)}/withdrawal`;
    expect(
      (
        await call(portal, 'POST', path, {
          raw: 'reason=x',
          headers: { ...bearer(), 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(415);
    expect(
      (await call(portal, 'POST', path, { raw: '{', headers: { ...bearer(), 'content-type': 'application/json' } }))
        .status,
    ).toBe(400);
  });
});
