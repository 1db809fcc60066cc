import {
  addDays,
  ORDER_CARES,
  ORDER_STATUSES,
  type OrderCare,
  type OrderCares,
  type OrderDetail,
  type Problem,
} from '../../server/contract/src';
import { loggedIn, type Person } from '../support/http';
import { findOrders, operate, placedOrder, readOrder } from '../support/orders';
import { seenOrder } from '../support/seen';
import { type Portal, startPortal } from '../support/start-portal';

const DAY_MS = 86_400_000;

describe('受注管理', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const list = async (query: Record<string, string>, person = staff) => (await findOrders(person, query)).body;
  const numbers = async (query: Record<string, string>, person = staff) =>
    (await list(query, person)).items.map(({ orderNumber }) => orderNumber);
  const errors = async (query: Record<string, string>, person = staff) =>
    ((await findOrders<Problem>(person, query)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  const changeStatus = async (id: string, status: string) =>
    staff.send<OrderDetail>('POST', `/api/orders/${id}/status-change`, { status, ...(await seenOrder(portal, id)) });
  const daysAgo = (days: number) => new Date(portal.clock.now().getTime() - days * DAY_MS).toISOString();

  it('finds an order by every field of the search, and by nothing else', async () => {
    const buyer = {
      name: '佐藤 花子',
      kana: 'サトウ ハナコ',
      email: 'Hanako@example.jp',
      phone: '090-1234-5678',
      postalCode: null,
      address: null,
    };
    const { order } = await placedOrder(portal, {
      order: {
        orderNumber: 'SEARCH-500',
        buyer,
        customerId: 'cust-find',
        items: [{ name: '赤肉メロン 2玉', unitPrice: 6_480, quantity: 2 }],
        orderedAt: daysAgo(200),
        status: 'back_ordered',
      },
    });
    await placedOrder(portal, {
      order: {
        orderNumber: 'SEARCH-900',
        buyer: { ...buyer, name: '後藤 佐知', kana: 'ゴトウ サチ', email: 'goto@example.jp', phone: '0312345678' },
      },
    });
    const day = order.orderedAt.slice(0, 10);
    const found: Record<string, string>[] = [
      { numberFrom: 'SEARCH-500', numberTo: 'SEARCH-500' },
      { name: '佐藤' },
      { name: '佐藤花子' },
      { name: ' 花子 ' },
      { kana: 'さとう' },
      { kana: 'ｻﾄｳ' },
      { email: 'hanako@EXAMPLE.jp' },
      { phone: '09012345678' },
      { productName: 'メロン', status: 'back_ordered' },
      { trackingId: order.payment!.trackingId },
      { customerId: 'cust-find' },
      { orderedFrom: addDays(day, -1), orderedTo: addDays(day, 1) },
      { totalFrom: '12960', totalTo: '12960' },
      { name: '佐', numberTo: 'SEARCH-500' },
      { status: 'back_ordered', paymentMethod: 'credit_card' },
      { name: '佐藤', sort: 'updatedAt', updatedFrom: portal.clock.today(), service: '001' },
    ];
    for (const query of found) expect([query, await numbers(query)]).toEqual([query, ['SEARCH-500']]);
    const notFound: Record<string, string>[] = [
      { name: '佐藤 太郎' },
      { kana: 'サトウタ' },
      { email: 'xanako@example.jp' },
      { phone: '0901234569' },
      { trackingId: '00000000000000' },
      { name: '佐藤', service: '002' },
    ];
    for (const query of notFound) {
      expect([query, await numbers(query)]).toEqual([query, []]);
    }
  });

  it('keeps buyers sealed: no name, address or number of theirs stands in a column', async () => {
    const { id } = await placedOrder(portal);
    const [row] = await portal.rows<{ text: string }>(
      `SELECT (SELECT o::text FROM orders o WHERE id = $1) || (SELECT string_agg(k::text, '') FROM order_keys k WHERE order_id = $1) AS text`,
      [id],
    );
    for (const secret of ['髙﨑', '𠮷子', 'タカサキ', 'yoshiko', '0985-23-3362', '錦町'])
      expect(row!.text).not.toContain(secret);
    expect((await readOrder(portal, id)).buyer).toMatchObject({ name: '髙﨑 𠮷子', phone: '0985-23-3362' });
  });

  it('turns its pages forward and back, searched or not, each order once', async () => {
    for (let i = 0; i < 120; i++)
      await placedOrder(portal, {
        order: {
          customerId: 'cust-pages',
          orderedAt: daysAgo(i % 7),
          buyer: { name: '頁 送り', kana: null, email: null, phone: null, postalCode: null, address: null },
        },
      });
    for (const query of [
      { customerId: 'cust-pages' },
      { name: '頁 送り' },
      { name: '頁 送り', sort: 'updatedAt', order: 'asc' },
    ] as Record<string, string>[]) {
      const seen: string[] = [];
      let page = await list(query);
      expect(page.total).toEqual({ count: 120, capped: false });
      for (;;) {
        seen.push(...page.items.map(({ orderNumber }) => orderNumber));
        if (!page.next) break;
        page = await list({ ...query, cursor: page.next });
      }
      expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
      const back = await list({ ...query, cursor: page.previous! });
      expect(back.items.map(({ orderNumber }) => orderNumber)).toEqual(seen.slice(50, 100));
      expect(await errors({ ...query, status: 'new', cursor: page.previous! })).toEqual(['/cursor invalid_format']);
    }
  });

  it('names every wrong field of a search at once', async () => {
    expect(
      (
        await errors({
          numberFrom: '注文',
          status: 'open',
          orderedFrom: '2026-02-30',
          totalTo: '1.5',
          trackingId: '123456789012345',
          care: 'x',
          merchant: '12345',
          unknown: '1',
        })
      ).sort(),
    ).toEqual([
      '/care invalid_option',
      '/numberFrom invalid_order_number',
      '/orderedFrom invalid_date',
      '/status invalid_option',
      '/totalTo invalid_amount',
      '/trackingId invalid_tracking_id',
      '/unknown unknown_field',
    ]);
    expect(await errors({ merchant: '12345' })).toEqual(['/merchant not_asked']);
    const support = await loggedIn(portal, 'support');
    expect(await errors({ name: '佐藤' }, support)).toEqual(['/merchant required']);
    expect(await numbers({ name: '佐藤', merchant: '12345' }, support)).toEqual(['SEARCH-500']);
  });

  it('reads numbers, amounts and days as people type them', async () => {
    const { order } = await placedOrder(portal, {
      order: {
        orderNumber: 'Typed-0500',
        customerId: 'Cust-0500',
        items: [{ name: '毛がに', unitPrice: 12_345, quantity: 1 }],
      },
    });
    const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const { trackingId } = order.payment!;
    const ways: Record<string, string>[] = [
      ...['12,345', '１２，３４５', '12345円', '¥12,345', '\u202d12345\u202c'].map((total) => ({
        totalFrom: total,
        totalTo: total,
      })),
      { trackingId: wide(trackingId) },
      { trackingId: ` ${trackingId.slice(0, 4)} ${trackingId.slice(4)}` },
      ...['TYPED-0500', wide('typed-0500'), 'Typed−500', 'typed\u200b-0500 '].map((number) => ({
        numberFrom: number,
        numberTo: number,
      })),
      { customerId: 'cust-0500' },
      { customerId: wide('CUST−500') },
      { numberFrom: 'typed', numberTo: 'typed' },
    ];
    for (const query of ways) expect([query, await numbers(query)]).toEqual([query, ['Typed-0500']]);
    const eaten = await placedOrder(portal, { payment: { trackingId: '00000616307350' } });
    expect(await numbers({ trackingId: '616307350' })).toEqual([eaten.order.orderNumber]);
  });

  it('compares order numbers as people count', async () => {
    for (const orderNumber of ['9', '10', '99', '100', '101', '101-2', '1010'])
      await placedOrder(portal, { order: { orderNumber, customerId: 'cust-count' } });
    const between = async (numberFrom: string, numberTo: string) =>
      (await numbers({ numberFrom, numberTo, customerId: 'cust-count' })).sort();
    expect([
      await between('9', '10'),
      await between('99', '101'),
      await between('100', '100'),
      await between('0100', '100'),
      await between('101-1', '1010'),
    ]).toEqual([['10', '9'], ['100', '101', '101-2', '99'], ['100'], ['100'], ['101-2', '1010']]);
  });

  it('tells a range that ends before it begins, and days and amounts beyond all measure', async () => {
    const today = portal.clock.today();
    expect(
      await errors({
        numberFrom: '10',
        numberTo: '9',
        totalFrom: '2,000',
        totalTo: '1,999',
        orderedFrom: today,
        orderedTo: addDays(today, -1),
        updatedFrom: today,
        updatedTo: addDays(today, -1),
      }),
    ).toEqual(['/numberTo range_order', '/orderedTo date_order', '/updatedTo date_order', '/totalTo range_order']);
    expect(
      await errors({
        orderedTo: '9999-12-31',
        updatedTo: '9999-12-31',
        orderedFrom: '1989-12-31',
        totalTo: '10000000',
      }),
    ).toEqual([
      '/orderedFrom date_too_early',
      '/orderedTo date_too_late',
      '/updatedTo date_too_late',
      '/totalTo out_of_range',
    ]);
    const tooLong = (await findOrders<Problem>(staff, { name: 'x'.repeat(101) })).body.errors!;
    expect(tooLong.map(({ pointer, code, message }) => [pointer, code, message])).toEqual([
      ['/name', 'too_long', '100文字以内で入力してください。'],
    ]);
  });

  it('says what needs care: expiring, cancelled and not refunded, paid without a capture', async () => {
    const [expiring, unrefunded, uncaptured] = [
      await placedOrder(portal, { payment: { authorizedAt: daysAgo(55) } }),
      await placedOrder(portal),
      await placedOrder(portal),
    ];
    const before = (await staff.get<OrderCares>('/api/order-cares')).body;
    await operate(portal, unrefunded.id, 'capture');
    await changeStatus(unrefunded.id, 'cancelled');
    await changeStatus(uncaptured.id, 'paid');
    const after = (await staff.get<OrderCares>('/api/order-cares')).body;
    expect(after.unrefunded.count - before.unrefunded.count).toBe(1);
    expect(after.uncaptured.count - before.uncaptured.count).toBe(1);
    for (const [care, { order, id }] of [
      ['expiring', expiring],
      ['unrefunded', unrefunded],
      ['uncaptured', uncaptured],
    ] as const) {
      expect(await numbers({ care })).toContain(order.orderNumber);
      expect((await readOrder(portal, id)).care).toBe(care);
    }
    await operate(portal, unrefunded.id, 'refund');
    expect(await numbers({ care: 'unrefunded' })).not.toContain(unrefunded.order.orderNumber);
  });

  describe('要対応', () => {
    const move = changeStatus;
    const expectCare = async (
      { id, order: { orderNumber } }: { id: string; order: { orderNumber: string } },
      care: OrderCare | null,
    ) => {
      expect([orderNumber, (await readOrder(portal, id)).care]).toEqual([orderNumber, care]);
      for (const kind of ORDER_CARES)
        expect([
          orderNumber,
          kind,
          (await numbers({ care: kind, numberFrom: orderNumber, numberTo: orderNumber })).length,
        ]).toEqual([orderNumber, kind, kind === care ? 1 : 0]);
    };

    it('keeps an order that is 入金済み without a capture in sight when it is sent or back-ordered, until it is captured', async () => {
      const placed = await placedOrder(portal);
      for (const status of ['paid', 'back_ordered', 'shipped']) {
        await move(placed.id, status);
        await expectCare(placed, 'uncaptured');
      }
      await operate(portal, placed.id, 'capture');
      await expectCare(placed, null);
    });

    it('tells of an order that goes on although its authorisation was cancelled, or its money went back', async () => {
      for (const status of ['paid', 'shipped'] as const) {
        const placed = await placedOrder(portal);
        await operate(portal, placed.id, 'refund');
        await move(placed.id, status);
        await expectCare(placed, 'unpayable');
        await move(placed.id, 'cancelled');
        await expectCare(placed, null);
      }
      const refunded = await placedOrder(portal);
      await operate(portal, refunded.id, 'capture');
      await move(refunded.id, 'paid');
      await operate(portal, refunded.id, 'refund');
      await expectCare(refunded, 'unpayable');
    });

    it('tells of an order that goes on although its authorisation has ended', async () => {
      const placed = await placedOrder(portal, { payment: { authorizedAt: daysAgo(100) } });
      for (const status of ['new', 'paid', 'shipped']) {
        await move(placed.id, status);
        await expectCare(placed, 'expired');
      }
      await move(placed.id, 'cancelled');
      await expectCare(placed, null);
    });

    it('tells of a cancelled order whose authorisation is still held, until it is cancelled too', async () => {
      const placed = await placedOrder(portal);
      await move(placed.id, 'cancelled');
      await expectCare(placed, 'unreleased');
      await operate(portal, placed.id, 'refund');
      await expectCare(placed, null);
    });

    it('is the same in the list, in its filter and on the page, whatever the status and the payment', async () => {
      const payments = [
        ...[-1, 0, 7, 8].map((endsIn) => ['authorized', null, null, endsIn] as const),
        ['captured', '2026-11-01', null, 8],
        ['refunded', '2026-11-01', '2026-11-02', 8],
        ['voided', null, '2026-11-02', 8],
      ] as const;
      for (const status of ORDER_STATUSES) {
        for (const [state, capturedOn, refundedOn, endsIn] of payments) {
          const { id } = await placedOrder(portal, { order: { customerId: 'cust-cares', status } });
          await portal.rows(
            'UPDATE payments SET state = $2, captured_on = $3, refunded_on = $4, authorization_ends_on = $5 WHERE order_id = $1',
            [id, state, capturedOn, refundedOn, addDays(portal.clock.today(), endsIn)],
          );
        }
      }
      const { items } = await list({ customerId: 'cust-cares' });
      expect(new Set(items.map(({ care }) => care))).toEqual(new Set([null, ...ORDER_CARES]));
      for (const care of ORDER_CARES)
        expect([care, await numbers({ customerId: 'cust-cares', care })]).toEqual([
          care,
          items.filter((order) => order.care === care).map(({ orderNumber }) => orderNumber),
        ]);
      for (const { id, care } of items) expect((await readOrder(portal, id)).care).toBe(care);
    });

    it('counts each kind', async () => {
      const cares = (await staff.get<OrderCares>('/api/order-cares')).body;
      for (const care of ORDER_CARES) expect([care, cares[care]]).toEqual([care, (await list({ care })).total]);
    });
  });

  it('stamps 入金日 and 発送日 at the first move only, and tells who moved it in the history', async () => {
    const { id } = await placedOrder(portal);
    const today = portal.clock.today();
    const move = async (status: string) => (await changeStatus(id, status)).body;
    expect(await move('paid')).toMatchObject({ status: 'paid', paidOn: today, shippedOn: null });
    portal.clock.advance({ days: 1 });
    staff = await loggedIn(portal, 'staff');
    await move('shipped');
    expect(await move('paid')).toMatchObject({ status: 'paid', paidOn: today, shippedOn: addDays(today, 1) });
    await move('paid');
    const { history } = await readOrder(portal, id);
    expect(history.map(({ event, by, detail }) => [event, by, detail?.to])).toEqual([
      ['order_status_changed', 'staffさん', 'paid'],
      ['order_status_changed', 'staffさん', 'shipped'],
      ['order_status_changed', 'staffさん', 'paid'],
      ['order_placed', 'ショップ', undefined],
    ]);
  });

  it('shows an order to its merchant and, logged, to support; for others and other services it is not there', async () => {
    const { id, order } = await placedOrder(portal, { order: { serviceId: '002' } });
    for (const userId of ['other-staff', 'staff-001']) {
      const person = await loggedIn(portal, userId);
      expect((await person.get(`/api/orders/${id}`)).status).toBe(404);
      expect(await numbers({ numberFrom: order.orderNumber, numberTo: order.orderNumber }, person)).toEqual([]);
      expect(
        await numbers({ name: '髙﨑', numberFrom: order.orderNumber, numberTo: order.orderNumber }, person),
      ).toEqual([]);
    }
    for (const path of ['0', '-1', '99999999', `1' OR '1'='1`])
      expect((await staff.get(`/api/orders/${encodeURIComponent(path)}`)).status).toBe(404);
    const support = await loggedIn(portal, 'support');
    expect((await support.get<OrderDetail>(`/api/orders/${id}`)).body).toMatchObject({
      orderNumber: order.orderNumber,
      allowed: { changeStatus: false },
    });
    expect(
      (
        await portal.rows('SELECT event, actor_name FROM audit_entries WHERE order_id = $1 ORDER BY id DESC LIMIT 1', [
          id,
        ])
      )[0],
    ).toEqual({ event: 'order_viewed_by_support', actor_name: 'supportさん' });
  });
});
