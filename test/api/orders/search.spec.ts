import { addDays } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { daysAgo, orderFaults, orderList, orderNumbers } from '../../support/orders/order-list';
import { placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('受注管理', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const numbers = (query: Record<string, string>, person = staff) => orderNumbers(person, query);
  const errors = (query: Record<string, string>, person = staff) => orderFaults(person, query);

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
        orderedAt: daysAgo(portal, 200),
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

  it('pages forward and back, with or without a search, each order once', async () => {
    for (let i = 0; i < 120; i++)
      await placedOrder(portal, {
        order: {
          customerId: 'cust-pages',
          orderedAt: daysAgo(portal, i % 7),
          buyer: { name: '頁 送り', kana: null, email: null, phone: null, postalCode: null, address: null },
        },
      });
    for (const query of [
      { customerId: 'cust-pages' },
      { name: '頁 送り' },
      { name: '頁 送り', sort: 'updatedAt', order: 'asc' },
    ] as Record<string, string>[]) {
      const seen: string[] = [];
      let page = await orderList(staff, query);
      expect(page.total).toEqual({ count: 120, capped: false });
      for (;;) {
        seen.push(...page.items.map(({ orderNumber }) => orderNumber));
        if (!page.next) break;
        page = await orderList(staff, { ...query, cursor: page.next });
      }
      expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
      const back = await orderList(staff, { ...query, cursor: page.previous! });
      expect(back.items.map(({ orderNumber }) => orderNumber)).toEqual(seen.slice(50, 100));
      expect(await errors({ ...query, status: 'new', cursor: page.previous! })).toEqual(['/cursor invalid_format']);
    }
  });

  it('names every wrong field of a search in one response', async () => {
    expect(
      (
        await errors({
          numberFrom: '注文',
          status: 'open',
          orderedFrom: '2026-02-30',
          totalTo: '1.5',
          trackingId: '123456789012345',
          attention: 'x',
          merchant: '12345',
          unknown: '1',
        })
      ).sort(),
    ).toEqual([
      '/attention invalid_option',
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
});
