import { connect } from 'node:net';
import { decode } from 'iconv-lite';
import { addDays, type PaymentPage, type Problem } from '../../server/contract/src';
import { loggedIn, type Person } from '../support/http';
import { operate, placedOrder } from '../support/orders';
import { type Portal, startPortal } from '../support/start-portal';

const DAY_MS = 86_400_000;
const HEADER =
  '受注日時,注文番号,トラッキングID,加盟店ID,加盟店名,サービスID,サービス名,顧客ID,金額(円),決済状態,カードブランド,カード番号,承認番号,オーソリ日時,売上日,返金日';

describe('決済情報 確認', () => {
  let portal: Portal;
  let staff: Person;
  let today: string;
  let everything: { orderedFrom: string; orderedTo: string };
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
    today = portal.clock.today();
    everything = { orderedFrom: addDays(today, -400), orderedTo: today };
  });
  afterAll(() => portal.stop());

  const ask = (query: Record<string, string>, person = staff) =>
    person.get<PaymentPage & Problem>(`/api/payments?${new URLSearchParams(query).toString()}`);
  const numbers = async (query: Record<string, string>, person = staff) =>
    (await ask(query, person)).body.items.map(({ orderNumber }) => orderNumber);
  const errors = async (query: Record<string, string>, person = staff) =>
    ((await ask(query, person)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  const daysAgo = (days: number) => new Date(portal.clock.now().getTime() - days * DAY_MS).toISOString();

  it('asks for a トラッキングID or both ends of 受注日時, at every field that is missing', async () => {
    expect(await errors({})).toEqual([
      '/trackingId one_required',
      '/orderedFrom one_required',
      '/orderedTo one_required',
    ]);
    expect(await errors({ orderedFrom: today, customerId: 'cust-0001' })).toEqual([
      '/trackingId one_required',
      '/orderedTo one_required',
    ]);
    const { status, body } = await staff.get<Problem>('/api/payments.csv?orderNumber=A-1');
    expect([status, body.errors!.length, body.errors![0]!.message]).toEqual([
      422,
      3,
      '「トラッキングID」「受注日時(開始・終了とも)」のうち1つ以上を入力してください。',
    ]);
  });

  it('finds a payment by every field of the search, and by nothing else', async () => {
    const { id, order } = await placedOrder(portal, {
      order: { orderNumber: 'PAY-1', customerId: 'cust-pay', orderedAt: daysAgo(300) },
    });
    await placedOrder(portal, {
      order: { orderNumber: 'PAY-CASH', customerId: 'cust-pay', paymentMethod: 'cash_on_delivery', payment: null },
    });
    await operate(portal, id, 'capture');
    const trackingId = order.payment!.trackingId;
    const found: Record<string, string>[] = [
      { trackingId },
      { orderedFrom: order.orderedAt.slice(0, 10), orderedTo: addDays(order.orderedAt.slice(0, 10), 1) },
      { ...everything, customerId: 'cust-pay' },
      { ...everything, orderNumber: 'PAY-1' },
      { ...everything, state: 'captured' },
      { ...everything, customerId: 'cust-pay', service: '001' },
    ];
    for (const query of found) expect([query, await numbers(query)]).toEqual([query, ['PAY-1']]);
    const notFound: Record<string, string>[] = [
      { trackingId: '00000000000000' },
      { ...everything, orderNumber: 'PAY-CASH' },
      { trackingId, state: 'refunded' },
      { trackingId, service: '002' },
      { trackingId, ...everything, orderedFrom: today },
    ];
    for (const query of notFound) expect([query, await numbers(query)]).toEqual([query, []]);
    expect((await ask({ trackingId })).body.items).toEqual([
      {
        orderId: id,
        orderNumber: 'PAY-1',
        merchantId: '12345',
        merchantName: '北のめぐみ市場',
        serviceId: '001',
        serviceName: '本店',
        customerId: 'cust-pay',
        trackingId,
        orderedAt: order.orderedAt,
        amount: 8_980,
        state: 'captured',
        cardBrand: 'visa',
        maskedCardNumber: '************4242',
        approvalCode: '031527',
        authorizedAt: order.payment!.authorizedAt,
        capturedOn: today,
        refundedOn: null,
      },
    ]);
  });

  it('names every wrong field at once', async () => {
    expect(
      (
        await errors({
          trackingId: '123x',
          orderedFrom: '2026-02-30',
          state: 'expired',
          orderNumber: '注文',
          service: 'x',
          unknown: '1',
        })
      ).sort(),
    ).toEqual([
      '/orderNumber invalid_order_number',
      '/orderedFrom invalid_date',
      '/service invalid_service_id',
      '/state invalid_option',
      '/trackingId invalid_tracking_id',
      '/unknown unknown_field',
    ]);
    expect(await errors({ ...everything, merchant: '67890' })).toEqual(['/merchant not_asked']);
    const csv = async (query: Record<string, string>) =>
      (await staff.get<Problem>(`/api/payments.csv?${new URLSearchParams(query).toString()}`)).body.errors!.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      );
    expect(await csv({ ...everything, encoding: 'utf-16' })).toEqual(['/encoding invalid_option']);
    expect(await csv({ ...everything, cursor: 'x' })).toEqual(['/cursor not_asked']);
  });

  it('shows a merchant its own, a user of one service that service’s, and support all or one merchant’s, logged', async () => {
    const customer = { ...everything, customerId: 'cust-who' };
    await placedOrder(portal, { order: { orderNumber: 'WHO-1', customerId: 'cust-who' } });
    await placedOrder(portal, { order: { orderNumber: 'WHO-2', customerId: 'cust-who', serviceId: '002' } });
    await placedOrder(portal, { merchantId: '67890', order: { orderNumber: 'WHO-3', customerId: 'cust-who' } });
    expect(await numbers(customer)).toEqual(['WHO-2', 'WHO-1']);
    expect(await numbers(customer, await loggedIn(portal, 'staff-001'))).toEqual(['WHO-1']);
    const support = await loggedIn(portal, 'support');
    expect(await numbers(customer, support)).toEqual(['WHO-3', 'WHO-2', 'WHO-1']);
    expect(await numbers({ ...customer, merchant: '67890' }, support)).toEqual(['WHO-3']);
    expect(
      await portal.rows(
        `SELECT event, merchant_id, actor_name FROM audit_entries WHERE event LIKE 'payments%' ORDER BY id`,
      ),
    ).toEqual([
      { event: 'payments_listed', merchant_id: null, actor_name: 'supportさん' },
      { event: 'payments_listed', merchant_id: '67890', actor_name: 'supportさん' },
    ]);
  });

  it('reads what people type, and says what is wrong with a range, on the page and for the file', async () => {
    const { order } = await placedOrder(portal, {
      order: { orderNumber: 'PAY-0077', customerId: 'Cust-77', orderedAt: daysAgo(400) },
    });
    const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const [trackingId, day] = [order.payment!.trackingId, addDays(today, -400).replaceAll('-', '/')];
    const ways: Record<string, string>[] = [
      { trackingId: wide(trackingId) },
      { trackingId: ` ${trackingId} ` },
      { trackingId: `\u202d${trackingId.slice(0, 7)} ${trackingId.slice(7)}` },
      { orderedFrom: wide(day), orderedTo: addDays(today, -399), orderNumber: 'pay-77' },
      { ...everything, customerId: wide('cust-77') },
      { ...everything, orderNumber: wide('PAY−0077') },
    ];
    for (const query of ways) expect([query, await numbers(query)]).toEqual([query, ['PAY-0077']]);
    const crossed = { orderedFrom: today, orderedTo: addDays(today, -1) };
    expect([await errors(crossed), await errors({ orderedFrom: today, orderedTo: '9999-12-31' })]).toEqual([
      ['/orderedTo date_order'],
      ['/orderedTo date_too_late'],
    ]);
    const file = (query: Record<string, string>) =>
      staff.get<Problem>(`/api/payments.csv?${new URLSearchParams(query).toString()}`);
    expect([
      (await file(crossed)).status,
      (await file({ orderedFrom: today, orderedTo: '9999-12-31' })).status,
      (await file({ trackingId: wide(trackingId) })).status,
    ]).toEqual([422, 422, 200]);
  });

  describe('with many payments', () => {
    const many = () => ({ ...everything, customerId: 'cust-many' });
    beforeAll(async () => {
      for (let i = 0; i < 120; i++)
        await placedOrder(portal, { order: { customerId: 'cust-many', orderedAt: daysAgo(i % 7) } });
    });

    it('turns its pages forward and back, each payment once', async () => {
      const seen: string[] = [];
      let page = (await ask(many())).body;
      expect([page.total, page.previous]).toEqual([{ count: 120, capped: false }, null]);
      for (;;) {
        seen.push(...page.items.map(({ orderNumber }) => orderNumber));
        if (!page.next) break;
        page = (await ask({ ...many(), cursor: page.next })).body;
      }
      expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
      expect(await numbers({ ...many(), cursor: page.previous! })).toEqual(seen.slice(50, 100));
      expect(await errors({ ...many(), state: 'captured', cursor: page.previous! })).toEqual([
        '/cursor invalid_format',
      ]);
    });

    it('exports the whole result over several pages, in the list’s order', async () => {
      await portal.rows(`INSERT INTO orders (merchant_id, service_id, order_number, content_hash, status, payment_method, customer_id, sealed_content, wrapped_key, master_key_version, sales_form,
          shipping_fee, total, ordered_at, updated_at)
        SELECT merchant_id, service_id, 'BULK-' || n, content_hash, status, payment_method, 'cust-bulk', sealed_content, wrapped_key, 1, sales_form, 0, 100, ordered_at - n % 3 * interval '1 day', updated_at
        FROM (SELECT * FROM orders WHERE customer_id = 'cust-many' LIMIT 1) o, generate_series(1, 1001) n`);
      await portal.rows(
        `INSERT INTO payments (merchant_id, order_id, tracking_id, amount, state, card_brand, masked_card_number, authorized_at, authorization_ends_on)
        SELECT merchant_id, id, lpad(id::text, 14, '0'), total, 'authorized', 'visa', '************4242', ordered_at, $1 FROM orders WHERE customer_id = 'cust-bulk'`,
        [today],
      );
      const { body } = await staff.get<string>(
        `/api/payments.csv?${new URLSearchParams({ ...everything, customerId: 'cust-bulk' }).toString()}`,
      );
      const written = body
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[1]!);
      const expected = await portal.rows<{ order_number: string }>(
        `SELECT order_number FROM orders WHERE customer_id = 'cust-bulk' ORDER BY ordered_at DESC, id DESC`,
      );
      expect(written).toEqual(expected.map((row) => row.order_number));
    });

    it('holds no transaction open for somebody who asks for a file and does not read it', async () => {
      const asked = connect(Number(new URL(portal.url).port), '127.0.0.1');
      const cookie = await cookieOf('staff');
      const query = new URLSearchParams({ ...everything, customerId: 'cust-bulk' }).toString();
      asked.pause().write(`GET /api/payments.csv?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`);
      const exported = async () =>
        (
          await portal.rows<{ n: number }>(
            `SELECT count(*)::int AS n FROM audit_entries WHERE event = 'payments_exported' AND actor_name = 'staffさん'`,
          )
        )[0]!.n;
      const before = await exported();
      for (let tries = 0; tries < 100 && (await exported()) === before; tries++) await staff.get('/api/session');
      expect((await ask(many())).status).toBe(200);
      asked.destroy();
      expect((await ask(many())).status).toBe(200);
    });
  });

  async function cookieOf(userId: string): Promise<string> {
    const { headers } = await (await loggedIn(portal, userId)).logIn(userId);
    return headers.getSetCookie()[0]!.split(';', 1)[0]!;
  }

  describe('as a file', () => {
    const file = async (query: Record<string, string>, userId = 'viewer') => {
      const response = await fetch(`${portal.url}/api/payments.csv?${new URLSearchParams(query).toString()}`, {
        headers: { cookie: await cookieOf(userId) },
      });
      return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    let query: Record<string, string>;
    beforeAll(async () => {
      await placedOrder(portal, {
        order: { orderNumber: '-1', customerId: '=HYPERLINK("http://x")', orderedAt: '2026-03-01T15:04:05.000Z' },
        payment: { trackingId: '00000616307350', authorizedAt: '2026-03-01T15:04:05.000Z' },
      });
      await placedOrder(portal, {
        order: { orderNumber: 'F-2', customerId: '髙﨑〜𠮷子①が', orderedAt: '2026-03-02T00:00:00.000Z' },
        payment: { trackingId: '00000616307351', approvalCode: null, authorizedAt: '2026-03-02T00:00:00.000Z' },
      });
      query = { orderedFrom: '2026-03-02', orderedTo: '2026-03-02' };
    });

    it('is UTF-8 with its mark, a Japanese header, times of Tokyo, and cells that no spreadsheet carries out', async () => {
      const { headers, bytes } = await file(query);
      expect(bytes.toString()).toBe(
        [
          `\uFEFF${HEADER}`,
          '2026-03-02 09:00:00,F-2,00000616307351,12345,北のめぐみ市場,001,本店,髙﨑〜𠮷子①が,8980,オーソリ済み(未売上),visa,************4242,,2026-03-02 09:00:00,,',
          `2026-03-02 00:04:05,'-1,00000616307350,12345,北のめぐみ市場,001,本店,"'=HYPERLINK(""http://x"")",8980,オーソリ済み(未売上),visa,************4242,031527,2026-03-02 00:04:05,,`,
          '',
        ].join('\r\n'),
      );
      expect([headers.get('content-type'), headers.get('content-disposition'), headers.get('cache-control')]).toEqual([
        'text/csv; charset=utf-8',
        `attachment; filename="payments-${today}.csv"`,
        'no-store',
      ]);
    });

    it('is CP932 for an older Excel; what CP932 has no character for is told by 〓', async () => {
      const { headers, bytes } = await file({ ...query, encoding: 'cp932' });
      const [header, line] = decode(bytes, 'cp932').split('\r\n');
      expect([header, line!.split(',')[7], headers.get('content-type')]).toEqual([
        HEADER,
        '髙﨑～〓子①が',
        'text/csv; charset=windows-31j',
      ]);
    });

    it.each(['utf-8', 'cp932'])('carries out no formula behind what nobody sees, in %s', async (encoding) => {
      for (const [i, customerId] of ['\uFE0E=1+1', '\u2212' + '1+1', '\u200B@SUM(1)'].entries()) {
        await placedOrder(portal, {
          order: { orderNumber: `H-${encoding}-${i}`, customerId, orderedAt: '2026-03-09T00:00:00.000Z' },
          payment: { authorizedAt: '2026-03-09T00:00:00.000Z' },
        });
      }
      const { bytes } = await file({ orderedFrom: '2026-03-09', orderedTo: '2026-03-09', encoding });
      const lines = decode(bytes, encoding === 'utf-8' ? 'utf8' : 'cp932')
        .split('\r\n')
        .filter((line) => line.includes(`,H-${encoding}-`));
      expect(lines.map((line) => line.split(',')[7]![0])).toEqual(["'", "'", "'"]);
    });

    it('has nothing but its header where nothing is found', async () => {
      expect((await file({ trackingId: '00000000000000' })).bytes.toString()).toBe(`\uFEFF${HEADER}\r\n`);
    });

    it('is logged whoever takes it, with what was asked for', async () => {
      await file({ ...query, encoding: 'cp932' }, 'viewer');
      await file({ ...query, merchant: '12345' }, 'support');
      const entries = await portal.rows(
        `SELECT merchant_id, actor_name, detail FROM audit_entries WHERE event = 'payments_exported' ORDER BY id DESC LIMIT 2`,
      );
      expect(entries).toEqual([
        {
          merchant_id: '12345',
          actor_name: 'supportさん',
          detail: { from: '2026-03-02', to: '2026-03-02', encoding: 'utf-8' },
        },
        {
          merchant_id: '12345',
          actor_name: 'viewerさん',
          detail: { from: '2026-03-02', to: '2026-03-02', encoding: 'cp932' },
        },
      ]);
    });
  });

  it('is the same list and the same file by a body, where a 顧客ID may be somebody’s address of mail', async () => {
    await placedOrder(portal, { order: { orderNumber: 'PAY-MAIL', customerId: 'hanako@example.jp' } });
    const query = { ...everything, customerId: 'Hanako@example.jp' };
    const byBody = await staff.send<PaymentPage>('POST', '/api/payments/search', query);
    expect([byBody.status, byBody.body]).toEqual([200, (await ask(query)).body]);
    expect(byBody.body.items.map(({ orderNumber }) => orderNumber)).toEqual(['PAY-MAIL']);
    const file = await staff.send<string>('POST', '/api/payments.csv', { ...query, encoding: 'utf-8' });
    expect([file.status, file.headers.get('content-disposition'), file.body]).toEqual([
      200,
      `attachment; filename="payments-${today}.csv"`,
      (await staff.get(`/api/payments.csv?${new URLSearchParams(query).toString()}`)).body,
    ]);
    expect((await staff.send<Problem>('POST', '/api/payments.csv', { customerId: 'x' })).body.errors).toHaveLength(3);
    expect((await staff.send('POST', '/api/payments.csv', query, { 'x-csrf-token': 'forged' })).status).toBe(403);
  });
});
