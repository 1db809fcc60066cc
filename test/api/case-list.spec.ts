import { addDays, type CaseCounts, type CasePage, tokyoDate } from '../../server/contract/src';
import { exampleAnswer } from '../support/example-answers';
import { intakeRequest, loggedIn, type Person, type Refusal, receivedCase, sendToIntake } from '../support/http';
import { type Portal, startPortal } from '../support/start-portal';

const TODAY = tokyoDate(new Date());
const CASES = 120;
const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe('the list of cases', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
    staff = await loggedIn(portal, 'staff');
    // Many share a day, so that only the id keeps them in order.
    for (let i = 0; i < CASES; i++) {
      await receivedCase(
        portal,
        {
          serviceId: i % 4 ? '001' : '002',
          requestedOn: addDays(TODAY, -20),
          answerDueOn: addDays(TODAY, (i % 12) - 3),
        },
        { customerId: `customer-${i % 7}`, trackingId: String(10_000_000_000_000 + i), orderId: `ORDER-${i}` },
      );
    }
    await receivedCase(portal, { merchantId: '67890', serviceId: '001' });
  });
  afterAll(() => portal.stop());

  const list = (query = '', person = staff) => person.get<CasePage & Refusal>(`/api/cases${query}`);
  const walk = async (query: string, way: 'next' | 'previous', from = '') => {
    const pages: string[][] = [];
    for (let cursor: string | null = from; cursor !== null;) {
      const { body } = await list(`?${query}${cursor ? `&cursor=${cursor}` : ''}`);
      pages.push(body.items.map((item) => item.caseNumber));
      cursor = body[way];
    }
    return pages;
  };

  it.each([
    'sort=answerDueOn&order=asc',
    'sort=answerDueOn&order=desc',
    'sort=receivedAt&order=desc',
    'sort=requestedOn',
    'status=open',
    'status=open&sort=answerDueOn&order=desc',
  ])('pages forward through every case exactly once and back again (%s)', async (query) => {
    const forward = await walk(query, 'next');
    expect(forward.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(forward.flat()).size).toBe(CASES);
    const last = await list(
      `?${query}&cursor=${(await list(`?${query}&cursor=${(await list(`?${query}`)).body.next}`)).body.next}`,
    );
    const backward = await walk(query, 'previous', last.body.previous!);
    expect(backward.reverse()).toEqual(forward.slice(0, 2));
  });

  it('sorts by the due day', async () => {
    const days = (await list('?sort=answerDueOn')).body.items.map((item) => item.deadline.on);
    expect(days).toEqual([...days].sort());
  });

  it('goes on at the right place when cases arrive in between', async () => {
    const first = (await list('?sort=answerDueOn')).body;
    await receivedCase(portal, { requestedOn: addDays(TODAY, -20), answerDueOn: addDays(TODAY, -20) });
    const second = (await list(`?sort=answerDueOn&cursor=${first.next}`)).body;
    expect(second.items.some((item) => first.items.some((seen) => seen.caseNumber === item.caseNumber))).toBe(false);
    await portal.rows(`UPDATE support_cases SET status = 'closed_withdrawn' WHERE answer_due_on = $1`, [
      addDays(TODAY, -20),
    ]);
  });

  it.each([
    ['status=received', CASES],
    ['status=closed_answered', 0],
    ['service=002', 30],
    ['due=overdue', 30],
    ['noticeType=usage_inquiry.other', 0],
    [`requestedFrom=${addDays(TODAY, -20)}&requestedTo=${addDays(TODAY, -20)}&status=open`, CASES],
    [`requestedFrom=${TODAY}`, 0],
    ['q=customer-3', 17],
    ['q=10000000000005', 1],
    ['q=ORDER-7', 1],
    ['q=nothing', 0],
    ['status=closed_answered&due=overdue', 0],
    ['category=usage_inquiry_and_cancellation&status=open', CASES],
  ])('filters by %s', async (query, count) => {
    const { status, body } = await list(`?${query}`);
    expect([status, body.total]).toEqual([200, { count, capped: false }]);
    expect(body.items).toHaveLength(Math.min(count, 50));
  });

  it('finds a case by its number, as people type it', async () => {
    const caseNumber = (await list('?q=ORDER-9')).body.items[0]!.caseNumber;
    const ways = [
      caseNumber,
      caseNumber.toLowerCase(),
      caseNumber.replace('-', ''),
      caseNumber.replace(/^SD-0*/, ''),
      ` ${caseNumber} `,
      wide(caseNumber),
      ...['−', '‐', 'ー', '―'].map((dash) => caseNumber.replace('-', dash)),
      `「${caseNumber}」`,
      `${caseNumber}。`,
      `${caseNumber}>`,
      `\u202d${caseNumber}\u202c`,
      caseNumber.replace('-', '\u200b-'),
    ];
    for (const typed of ways)
      expect([
        typed,
        (await list(`?q=${encodeURIComponent(typed)}`)).body.items?.map((item) => item.caseNumber),
      ]).toEqual([typed, expect.arrayContaining([caseNumber])]);
  });

  it('finds トラッキングID, 顧客ID and 注文番号 as people type them, and as a spreadsheet leaves them', async () => {
    await receivedCase(
      portal,
      {},
      { trackingId: '00000777307351', customerId: 'cust-0008', orderId: 'A20261101-0008' },
    );
    const ways = [
      '00000777307351',
      '777307351',
      wide('777307351'),
      '0000 0777 3073 51',
      '00000-777307351',
      ` ="00000777307351" `,
      '7773\u200b07351',
      'CUST-0008',
      wide('cust-0008'),
      'cust−0008',
      'cust-8',
      'cust - 0008',
      'a20261101-0008',
      wide('A20261101-0008'),
      'A20261101ー0008',
      '\ufeffA20261101-0008',
    ];
    for (const typed of ways)
      expect([typed, (await list(`?q=${encodeURIComponent(typed)}`)).body.total?.count]).toEqual([typed, 1]);
    await portal.rows(
      `UPDATE support_cases SET status = 'closed_withdrawn' WHERE id IN (SELECT case_id FROM payment_information WHERE order_id = 'A20261101-0008')`,
    );
  });

  it('understands a service, a merchant and a day in every usual form', async () => {
    const support = await loggedIn(portal, 'support');
    const counts = async (query: Record<string, string>, person: Person) =>
      (await list(`?${new URLSearchParams(query).toString()}`, person)).body.total?.count;
    for (const service of ['2', '００２', ' 02', '12345-002', '１２３４５ー２'])
      expect([service, await counts({ service }, staff)]).toEqual([service, 30]);
    for (const merchant of ['67890', '６７８９０', ' 678 90'])
      expect([merchant, await counts({ merchant, status: 'open' }, support)]).toEqual([merchant, 1]);
    const [year, month, date] = addDays(TODAY, -20).split('-').map(Number) as [number, number, number];
    for (const day of [
      `${year}/${month}/${date}`,
      wide(`${year}/${month}/${date}`),
      `${year}年${month}月${date}日`,
      `令和${year - 2018}年${month}月${date}日`,
      `R${year - 2018}.${month}.${date}`,
      addDays(TODAY, -20).replaceAll('-', ''),
    ]) {
      expect([day, await counts({ requestedFrom: day, requestedTo: day, status: 'open' }, staff)]).toEqual([
        day,
        CASES,
      ]);
    }
  });

  it('says what is wrong with a search, and what would be right', async () => {
    const told = async (query: Record<string, string>) =>
      (await list(`?${new URLSearchParams(query).toString()}`)).body.errors?.map(({ pointer, code, message }) => [
        pointer,
        code,
        message,
      ]);
    expect(await told({ q: 'x'.repeat(65), service: '1234', requestedFrom: '2026-13-01' })).toEqual([
      ['/service', 'invalid_service_id', 'SIDは3桁の数字で入力してください(例: 001、MIDと続けるときは12345-001)。'],
      ['/requestedFrom', 'invalid_date', '実在する日付を入力してください(例: 2026-11-28)。'],
      ['/q', 'too_long', '64文字以内で入力してください。'],
    ]);
    expect(await told({ requestedFrom: TODAY, requestedTo: addDays(TODAY, -1) })).toEqual([
      ['/requestedTo', 'date_order', '開始日以降の日付を入力してください。'],
    ]);
    expect(await told({ requestedTo: '9999-12-31' })).toEqual([
      ['/requestedTo', 'date_too_late', '2099-12-31以前の日付を入力してください。'],
    ]);
    expect(await told({ requestedFrom: '0001-01-01' })).toEqual([
      ['/requestedFrom', 'date_too_early', '1990-01-01以降の日付を入力してください。'],
    ]);
  });

  it('shows a merchant nothing of another, whatever is asked', async () => {
    const other = await loggedIn(portal, 'other-staff');
    expect((await list('', other)).body.total.count).toBe(1);
    expect((await list('?q=ORDER-7', other)).body.total.count).toBe(0);
    expect((await list('?service=002', other)).body.total.count).toBe(0);
  });

  it('shows a user limited to a service that service only', async () => {
    const limited = await loggedIn(portal, 'staff-001');
    const { body } = await list('?status=open', limited);
    expect(body.total.count).toBe(CASES - 30);
    expect(body.services.map((service) => service.serviceId)).toEqual(['001']);
  });

  it('lets support look at all merchants, or at one', async () => {
    const support = await loggedIn(portal, 'support');
    expect((await list('?status=open', support)).body.total.count).toBe(CASES + 1);
    expect((await list('?merchant=67890', support)).body.total.count).toBe(1);
    expect((await list('?service=12345-002', support)).body.total.count).toBe(30);
  });

  it.each([
    ['status=closed', '/status'],
    ['sort=amount', '/sort'],
    ['order=up', '/order'],
    ['requestedFrom=2026-02-30', '/requestedFrom'],
    ['cursor=abc', '/cursor'],
    ['service=1x', '/service'],
    ['merchant=67890', '/merchant'],
    ['service=67890-001', '/service'],
    ['page=2', '/page'],
    ['noticeType=x', '/noticeType'],
    ['due=never', '/due'],
    [`q=${'x'.repeat(65)}`, '/q'],
    ['status=open&status=received', '/status'],
    ['q=%00', '/q'],
  ])('refuses %s with the field’s name', async (query, pointer) => {
    const { status, body } = await list(`?${query}`);
    expect([status, body.errors?.map((e) => e.pointer)]).toEqual([422, [pointer]]);
  });

  it('refuses a cursor of another list', async () => {
    const { next } = (await list('?sort=answerDueOn')).body;
    expect((await list(`?sort=requestedOn&cursor=${next}`)).status).toBe(422);
    expect((await list(`?sort=answerDueOn&status=open&cursor=${next}`)).status).toBe(422);
  });

  it('refuses a cursor that somebody forged, whatever is in it', async () => {
    const [value, ...others] = JSON.parse(
      Buffer.from((await list('?sort=receivedAt')).body.next!, 'base64url').toString(),
    ) as [string, ...unknown[]];
    const forged = (change: (value: string) => unknown) =>
      Buffer.from(JSON.stringify([change(value), ...others])).toString('base64url');
    const changes: ((value: string) => unknown)[] = [
      (v) => v.replace(/[+-]\d\d$/, '+99'),
      (v) => v.replace(/[+-]\d\d$/, '-16'),
      (v) => v.replace(/[+-]\d\d$/, '+09:60'),
      (v) => v.replace(/ \d\d/, ' 24'),
      (v) => v.replace(/:\d\d:/, ':60:'),
      (v) => v.replace(/^\d{4}/, '0000'),
      () => '9999-99-99',
      () => 'now',
      () => null,
      () => 7,
      () => ({}),
      (v) => `${v}'`,
      (v) => `${v} BC`,
    ];
    for (const change of changes)
      expect([change(value), (await list(`?sort=receivedAt&cursor=${forged(change)}`)).status]).toEqual([
        change(value),
        422,
      ]);
    for (const id of ['', '9'.repeat(19), '-1', 1, null])
      expect(
        (
          await list(
            `?sort=receivedAt&cursor=${Buffer.from(JSON.stringify([value, id, ...others.slice(1)])).toString('base64url')}`,
          )
        ).status,
      ).toBe(422);
    expect((await list(`?sort=receivedAt&cursor=${forged((v) => v)}`)).status).toBe(200);
  });

  it('counts without the cases: received, answered, reopened, overdue, due soon', async () => {
    const before = (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    const { body } = await sendToIntake(
      portal,
      intakeRequest({ requestedOn: addDays(TODAY, -3), answerDueOn: addDays(TODAY, -1) }),
    );
    const received = (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    expect(received).toEqual({ ...before, received: before.received + 1, overdue: before.overdue + 1 });
    await staff.send('POST', `/api/cases/${body.caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', TODAY),
      version: 1,
    });
    const answered = (await staff.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    expect(answered).toEqual({ ...before, answered: before.answered + 1 });
  });

  it('finds an identifier to the letter, however it is written, and without the blanks that somebody typed around it', async () => {
    const customerId = '👩‍👩‍👧'.repeat(64);
    const orderId = ' 注文　七 ';
    await sendToIntake(portal, intakeRequest({}, { customerId, orderId }));
    for (const typed of [customerId, orderId]) {
      const { status, body } = await list(`?q=${encodeURIComponent(typed)}`);
      expect([typed, status, body.total?.count]).toEqual([typed, 200, 1]);
    }
    expect((await list(`?q=${encodeURIComponent('  ORDER-7 ')}`)).body.total.count).toBe(1);
  });
});
