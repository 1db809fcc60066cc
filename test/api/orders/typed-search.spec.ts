import { addDays, type Problem } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { orderFaults, orderNumbers } from '../../support/orders/order-list';
import { findOrders, placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';
import { wide } from '../../support/examples/wide';

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

  it('reads numbers, amounts and days as people type them', async () => {
    const { order } = await placedOrder(portal, {
      order: {
        orderNumber: 'Typed-0500',
        customerId: 'Cust-0500',
        items: [{ name: '毛がに', unitPrice: 12_345, quantity: 1 }],
      },
    });
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

  it('sorts order numbers by the value of their digits', async () => {
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

  it('reports a range that ends before it begins, and days and amounts beyond the limits', async () => {
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
});
