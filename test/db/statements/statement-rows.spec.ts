import {
  type CaseEvent,
  type EarlierCase,
  type OrderEvent,
  type ServiceRef,
  tokyoDate,
} from '../../../server/contract/src';
import type { HistoryRow } from '../../../server/src/audit/history.query';
import type { CountedTries } from '../../../server/src/identity/log-in/login-throttle.service';
import { LookUpsService } from '../../../server/src/identity/look-ups.service';
import type { SessionRow } from '../../../server/src/identity/session/session.service';
import type { CaseFound } from '../../../server/src/mail/case-subject';
import type { ForMail } from '../../../server/src/mail/mail-entry';
import { type ClaimedMail, MailQueueService } from '../../../server/src/mail/mail-queue.service';
import type { PartiesAndItems } from '../../../server/src/orders/page/order-detail.service';
import type { OrderRow } from '../../../server/src/orders/list/order-summary.view';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import type { StatusCounts } from '../../../server/src/support-cases/list/case-counts.service';
import type { CaseParties } from '../../../server/src/support-cases/sheet/case-detail.service';
import type { TotalAndServices } from '../../../server/src/support-cases/list/case-list.query';
import type { CaseRow } from '../../../server/src/support-cases/list/case-list-item.view';
import { exampleAnswer } from '../../support/examples/example-answers';
import { loggedIn, Person, receivedCase } from '../../support/portal/http';
import { caseOf, operate, placedOrder } from '../../support/orders/orders';
import { differences, type KindsOf } from '../../support/database/row-kinds';
import { seenCase } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

/** Statements declare their rows as types, which the compiler can't check against the database: this is the check. */
describe('the rows of statements', () => {
  let portal: Portal;
  let staff: Person;
  let support: Person;
  let caseNumber: string;
  let orderId: string;
  beforeAll(async () => {
    portal = await startPortal();
    [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    await receivedCase(portal, {}, { customerId: undefined });
    await receivedCase(portal);
    orderId = (await placedOrder(portal)).id;
    await placedOrder(portal, { order: { payment: null, customerId: null, paymentMethod: 'bank_transfer' } });
    expect((await operate(portal, orderId, 'capture')).status).toBe(201);
    caseNumber = await caseOf(portal, orderId);
    const { status } = await staff.send('POST', `/api/cases/${caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
      ...(await seenCase(portal, caseNumber)),
    });
    expect(status).toBe(201);
  });
  afterAll(() => portal.stop());
  afterEach(() => jest.restoreAllMocks());

  /** What `Tenancy` returned during a call; tasks that read meanwhile read no `rows`, and no named statements later. */
  async function answersOf<Answers>(door: 'read' | 'readThen', call: () => Promise<unknown>): Promise<Answers[]> {
    const doors = Tenancy.prototype as unknown as Record<typeof door, () => Promise<unknown>>;
    const asked = jest.spyOn(doors, door);
    await call();
    const answers = await Promise.all(asked.mock.results.map(({ value }) => value as Promise<object>));
    const isAsked = (answer: object) => (Array.isArray(answer) ? !Array.isArray(answer[1]) : 'rows' in answer);
    return answers.filter(isAsked) as Answers[];
  }

  const CASE_ROW: KindsOf<CaseRow> = {
    case_number: 'string',
    id: 'string',
    merchant_id: 'string',
    merchant_name: 'string or absent',
    service_id: 'string',
    service_name: 'string or absent',
    category: 'string',
    notice_type: 'string',
    status: 'string',
    requested_on: 'string',
    answer_due_on: 'string',
    received_at: 'date',
    answered_at: 'date or null',
    unread: 'boolean',
    amount: 'number',
    customer_id: 'string or null',
    sort_value: 'string',
  };

  it('of the list of cases are as declared', async () => {
    const pages = await answersOf<{ rows: CaseRow[]; totalAndServices: TotalAndServices[] }>('read', async () => {
      for (const person of [staff, support]) expect((await person.get('/api/cases')).status).toBe(200);
    });
    expect(
      differences(
        pages.flatMap(({ rows }) => rows),
        CASE_ROW,
      ),
    ).toEqual([]);
    const totals = pages.flatMap((page) => page.totalAndServices);
    expect(differences(totals, { count: 'number', services: 'array' })).toEqual([]);
    expect(
      differences(
        totals.flatMap(({ services }) => services),
        SERVICE,
      ),
    ).toEqual([]);
  });

  const SERVICE: KindsOf<ServiceRef> = {
    merchantId: 'string',
    merchantName: 'string',
    serviceId: 'string',
    serviceName: 'string',
  };

  it('of the counts are as declared', async () => {
    const [found] = await answersOf<{ rows: StatusCounts[] }>('read', () => staff.get('/api/case-counts'));
    const kinds = { category: 'string', status: 'string', n: 'number', overdue: 'number', dueSoon: 'number' } as const;
    expect(differences<StatusCounts>(found!.rows, kinds)).toEqual([]);
  });

  it('of a case sheet are as declared', async () => {
    const sheets = await answersOf<[unknown, { records: SheetRecords }]>('readThen', async () => {
      for (const person of [staff, support]) expect((await person.get(`/api/cases/${caseNumber}`)).status).toBe(200);
    });
    const records = sheets.map(([, found]) => found.records);
    const parties: KindsOf<CaseParties> = {
      merchant: 'string',
      service: 'string',
      acquirer: 'string',
      desk: 'object or null',
    };
    expect(
      differences(
        records.flatMap((found) => found.parties),
        parties,
      ),
    ).toEqual([]);
    expect(
      differences(
        records.flatMap((found) => found.earlier),
        EARLIER,
      ),
    ).toEqual([]);
    expect(differences(records.flatMap(historyRows), HISTORY)).toEqual([]);
    const ofOrder = { merchant: 'string', service: 'string', items: 'array' } as const;
    expect(
      differences<PartiesAndItems>(
        records.flatMap(({ order }) => order.partiesAndItems),
        ofOrder,
      ),
    ).toEqual([]);
  });

  interface SheetRecords {
    parties: CaseParties[];
    earlier: EarlierCase[];
    history: { shown: HistoryRow<CaseEvent>[]; views: HistoryRow<CaseEvent>[] | null };
    order: { partiesAndItems: PartiesAndItems[]; history: { shown: HistoryRow<OrderEvent>[] } };
  }

  const historyRows = ({ history, order }: SheetRecords): HistoryRow<CaseEvent | OrderEvent>[] => [
    ...history.shown,
    ...(history.views ?? []),
    ...order.history.shown,
  ];

  const EARLIER: KindsOf<EarlierCase> = {
    caseNumber: 'string',
    noticeType: 'string',
    status: 'string',
    requestedOn: 'string',
  };
  const HISTORY: KindsOf<HistoryRow<CaseEvent | OrderEvent>> = {
    id: 'string',
    event: 'string',
    at: 'date',
    actorKind: 'string',
    actorName: 'string',
    revision: 'number or null',
    detail: 'object or null',
  };

  const ORDER_ROW: KindsOf<OrderRow> = {
    id: 'string',
    merchant_id: 'string',
    merchant_name: 'string',
    service_id: 'string',
    service_name: 'string',
    order_number: 'string',
    status: 'string',
    payment_method: 'string',
    customer_id: 'string or null',
    ordered_at: 'date',
    updated_at: 'date',
    total: 'number',
    repaid: 'boolean',
    sealed_content: 'bytes',
    wrapped_key: 'bytes',
    master_key_version: 'number',
    tracking_id: 'string or null',
    payment_state: 'string or null',
    authorization_ends_on: 'string or null',
    capture_ends_on: 'string or null',
    paid_on: 'string or null',
    inquiring: 'boolean',
    sort_value: 'string',
  };

  it('of the list of orders are as declared', async () => {
    await portal.rows(`UPDATE orders SET paid_on = '2026-11-01' WHERE id = $1`, [orderId]);
    const [page] = await answersOf<{ rows: OrderRow[]; services: ServiceRef[] }>('read', () =>
      staff.get('/api/orders'),
    );
    expect(differences(page!.rows, ORDER_ROW)).toEqual([]);
    expect(differences(page!.services, SERVICE)).toEqual([]);
  });

  const CASE_FOUND: KindsOf<CaseFound & ForMail> = {
    mailId: 'string',
    caseNumber: 'string',
    merchantId: 'string',
    serviceId: 'string',
    noticeType: 'string',
    answerDueOn: 'string',
    status: 'string',
    revision: 'number',
  };

  it('of mails that are claimed, and of the cases that they are about, are as declared', async () => {
    await portal.rows(
      `UPDATE outgoing_mails SET state = 'queued', next_attempt_at = '2000-01-01', last_error = CASE WHEN recipient = (SELECT min(recipient) FROM outgoing_mails) THEN '450 later' END`,
    );
    const mails = await portal.app.get(MailQueueService, { strict: false }).claim();
    const kinds: KindsOf<ClaimedMail> = {
      id: 'string',
      merchantId: 'string',
      caseId: 'string or null',
      template: 'string',
      recipient: 'string',
      facts: 'object',
      found: 'object or absent',
      attempts: 'number',
      lastError: 'string or null',
      enqueuedAt: 'date',
      claimedUntil: 'date',
    };
    expect(differences(mails, kinds)).toEqual([]);
    const found = mails.map((mail) => mail.found as CaseFound & ForMail);
    expect(differences(found, CASE_FOUND)).toEqual([]);
  });

  it('of a login and a session are as declared', async () => {
    const [begun] = await answersOf<[{ known: object[] | null }, { user: CountedTries[] | null }]>('readThen', () =>
      new Person(portal).logIn('viewer', 'wrong'),
    );
    expect(differences<CountedTries>(begun![1].user!, { failures: 'number', last_failed_at: 'date' })).toEqual([]);
    await portal.rows(`UPDATE users SET service_ids = '{001}' WHERE user_id = 'viewer'`);
    await loggedIn(portal, 'viewer');
    const sessions: SessionRow[] = [];
    for (const { id_hash } of await portal.rows<{ id_hash: string }>('SELECT id_hash FROM sessions'))
      sessions.push((await new LookUpsService(portal.database).find<SessionRow>('look_up_session', id_hash))!);
    const kinds: KindsOf<SessionRow & { place: number }> = {
      place: 'number',
      id: 'string',
      user_id: 'string',
      name: 'string',
      email: 'string',
      role: 'string',
      merchant_id: 'string or null',
      service_ids: 'array or null',
      merchant_name: 'string or null',
      last_seen_at: 'date',
      ends_at: 'date',
    };
    expect(differences(sessions as (SessionRow & { place: number })[], kinds)).toEqual([]);
  });
});
