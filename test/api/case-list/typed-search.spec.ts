import { addDays } from '../../../server/contract/src';
import { CASES, findCases, startWithCases, TODAY } from '../../support/cases/case-list';
import { intakeRequest, loggedIn, type Person, receivedCase, sendToIntake } from '../../support/portal/http';
import type { Portal } from '../../support/portal/start-portal';
import { wide } from '../../support/examples/wide';

describe('the list of cases', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    ({ portal, staff } = await startWithCases());
  });
  afterAll(() => portal.stop());

  const list = (query = '', person = staff) => findCases(person, query);

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

  it('states what is wrong with a search, and what would be right', async () => {
    const faultsOf = async (query: Record<string, string>) =>
      (await list(`?${new URLSearchParams(query).toString()}`)).body.errors?.map(({ pointer, code, message }) => [
        pointer,
        code,
        message,
      ]);
    expect(await faultsOf({ q: 'x'.repeat(65), service: '1234', requestedFrom: '2026-13-01' })).toEqual([
      ['/service', 'invalid_service_id', 'SIDは3桁の数字で入力してください(例: 001、MIDと続けるときは12345-001)。'],
      ['/requestedFrom', 'invalid_date', '実在する日付を入力してください(例: 2026-11-28)。'],
      ['/q', 'too_long', '64文字以内で入力してください。'],
    ]);
    expect(await faultsOf({ requestedFrom: TODAY, requestedTo: addDays(TODAY, -1) })).toEqual([
      ['/requestedTo', 'date_order', '開始日以降の日付を入力してください。'],
    ]);
    expect(await faultsOf({ requestedTo: '9999-12-31' })).toEqual([
      ['/requestedTo', 'date_too_late', '2099-12-31以前の日付を入力してください。'],
    ]);
    expect(await faultsOf({ requestedFrom: '0001-01-01' })).toEqual([
      ['/requestedFrom', 'date_too_early', '1990-01-01以降の日付を入力してください。'],
    ]);
  });

  it('finds an identifier exactly, however it is written, and without blanks that were typed around it', async () => {
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
