import { type CaseDetail, tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { loggedIn, type Person, receivedCase } from '../../support/portal/http';
import { caseOf, placedOrder } from '../../support/orders/orders';
import { seenCase } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const TODAY = tokyoDate(new Date());
const ANSWER = exampleAnswer('usage_inquiry.usage_details', TODAY);

describe('who may do what', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
  });
  afterAll(() => portal.stop());

  const answer = async (person: Person, caseNumber: string) =>
    person.send('POST', `/api/cases/${caseNumber}/answer`, { ...ANSWER, ...(await seenCase(portal, caseNumber)) });

  it('answers a foreign case, a case of another service and one that does not exist with the same 404', async () => {
    const caseNumber = await receivedCase(portal, { serviceId: '002' });
    const bodies = [];
    for (const [userId, number] of [
      ['other-staff', caseNumber],
      ['staff-001', caseNumber],
      ['staff', 'SD-99999999'],
      ['staff', "x' OR '1'='1"],
    ] as const) {
      const reply = await (await loggedIn(portal, userId)).get(`/api/cases/${encodeURIComponent(number)}`);
      expect(reply.status).toBe(404);
      bodies.push(reply.body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('logs each view by support and each view of an answer', async () => {
    const caseNumber = await receivedCase(portal);
    const [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    await answer(staff, caseNumber);
    await (await loggedIn(portal, 'viewer')).get(`/api/cases/${caseNumber}`);
    await support.get<CaseDetail>(`/api/cases/${caseNumber}`);
    const entries = await portal.rows<{ event: string; actor_name: string }>(
      `SELECT event, actor_name FROM audit_entries e JOIN support_cases c ON c.id = e.case_id WHERE case_number = $1 ORDER BY e.id DESC LIMIT 3`,
      [caseNumber],
    );
    expect(entries).toEqual(
      expect.arrayContaining([
        { event: 'viewed_by_support', actor_name: 'supportさん' },
        { event: 'answer_viewed', actor_name: 'viewerさん' },
      ]),
    );
  });

  it('shows mails and the names of support’s staff to support only', async () => {
    const caseNumber = await receivedCase(portal);
    const [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.mails).toBeNull();
    expect((await support.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.mails).toHaveLength(2);
  });

  it('is marked as viewed once, by the first of the merchant’s users, however many view it at the same time; views by support do not count', async () => {
    const caseNumber = await receivedCase(portal);
    const [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    const views = (person: typeof staff, times: number) =>
      Promise.all(Array.from({ length: times }, () => person.get<CaseDetail>(`/api/cases/${caseNumber}`)));
    expect((await views(support, 1))[0]!.body).toMatchObject({
      unread: true,
      history: [{ event: 'viewed_by_support' }, { event: 'received' }],
    });
    for (const { body } of await views(staff, 8))
      expect(body.history.map((entry) => entry.event)).toEqual(['opened', 'received']);
    const [again] = await views(staff, 1);
    expect(again!.body).toMatchObject({
      unread: false,
      history: [{ event: 'opened', by: 'staffさん' }, { event: 'received' }],
    });
  });

  it('lets a user limited to a service view and answer its cases, with their order and their whole history', async () => {
    const { id } = await placedOrder(portal);
    const caseNumber = await caseOf(portal, id);
    const limited = await loggedIn(portal, 'staff-001');
    const { body: viewed } = await limited.get<CaseDetail>(`/api/cases/${caseNumber}`);
    expect(viewed).toMatchObject({
      order: { id },
      answers: [],
      history: [{ event: 'opened', by: 'staff-001さん' }, { event: 'received' }],
    });
    expect((await answer(limited, caseNumber)).status).toBe(201);
    expect((await limited.get<CaseDetail>(`/api/cases/${caseNumber}`)).body).toMatchObject({
      unread: false,
      order: { id },
      answers: [{ revision: 1 }],
      history: [{ event: 'answered' }, { event: 'opened' }, { event: 'received' }],
    });
  });

  it('shows support the whole history of a case, however often it was viewed', async () => {
    const caseNumber = await receivedCase(portal);
    await (await loggedIn(portal, 'staff')).get(`/api/cases/${caseNumber}`);
    await portal.rows(
      `INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_name, revision, at)
      SELECT merchant_id, id, 'answer_viewed', 'acquirer', 'みらいカード', 1, now() FROM support_cases, generate_series(1, 300) WHERE case_number = $1`,
      [caseNumber],
    );
    const { body } = await (await loggedIn(portal, 'support')).get<CaseDetail>(`/api/cases/${caseNumber}`);
    expect(body.history.slice(-2).map((entry) => entry.event)).toEqual(['opened', 'received']);
    expect(body.history[0]!.event).toBe('viewed_by_support');
  });
});
