import { addDays, ORDER_CARES, ORDER_STATUSES, type OrderCare, type OrderCares } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { changeOrderStatus, daysAgo, orderList, orderNumbers } from '../../support/orders/order-list';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
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

  it('shows what is 要対応: expiring, cancelled and not refunded, paid without a capture', async () => {
    const [expiring, unrefunded, uncaptured] = [
      await placedOrder(portal, { payment: { authorizedAt: daysAgo(portal, 55) } }),
      await placedOrder(portal),
      await placedOrder(portal),
    ];
    const before = (await staff.get<OrderCares>('/api/order-cares')).body;
    await operate(portal, unrefunded.id, 'capture');
    await changeOrderStatus(portal, staff, unrefunded.id, 'cancelled');
    await changeOrderStatus(portal, staff, uncaptured.id, 'paid');
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
    const move = (id: string, status: string) => changeOrderStatus(portal, staff, id, status);
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

    it('keeps listing an order that is 入金済み without a capture when it is shipped or back-ordered, until it is captured', async () => {
      const placed = await placedOrder(portal);
      for (const status of ['paid', 'back_ordered', 'shipped']) {
        await move(placed.id, status);
        await expectCare(placed, 'uncaptured');
      }
      await operate(portal, placed.id, 'capture');
      await expectCare(placed, null);
    });

    it('lists an order that continues although its authorisation was cancelled or its money was refunded', async () => {
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

    it('lists an order that continues although its authorisation has expired', async () => {
      const placed = await placedOrder(portal, { payment: { authorizedAt: daysAgo(portal, 100) } });
      for (const status of ['new', 'paid', 'shipped']) {
        await move(placed.id, status);
        await expectCare(placed, 'expired');
      }
      await move(placed.id, 'cancelled');
      await expectCare(placed, null);
    });

    it('lists a cancelled order whose authorisation is still held, until it is cancelled too', async () => {
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
      const { items } = await orderList(staff, { customerId: 'cust-cares' });
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
      for (const care of ORDER_CARES)
        expect([care, cares[care]]).toEqual([care, (await orderList(staff, { care })).total]);
    });
  });
});
