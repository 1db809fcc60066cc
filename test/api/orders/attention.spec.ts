import {
  addDays,
  ORDER_ATTENTIONS,
  ORDER_STATUSES,
  type OrderAttention,
  type OrderAttentionCounts,
} from '../../../server/contract/src';
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
    const before = (await staff.get<OrderAttentionCounts>('/api/order-attention-counts')).body;
    await operate(portal, unrefunded.id, 'capture');
    await changeOrderStatus(portal, staff, unrefunded.id, 'cancelled');
    await changeOrderStatus(portal, staff, uncaptured.id, 'paid');
    const after = (await staff.get<OrderAttentionCounts>('/api/order-attention-counts')).body;
    expect(after.unrefunded.count - before.unrefunded.count).toBe(1);
    expect(after.uncaptured.count - before.uncaptured.count).toBe(1);
    for (const [attention, { order, id }] of [
      ['expiring', expiring],
      ['unrefunded', unrefunded],
      ['uncaptured', uncaptured],
    ] as const) {
      expect(await numbers({ attention })).toContain(order.orderNumber);
      expect((await readOrder(portal, id)).attention).toBe(attention);
    }
    await operate(portal, unrefunded.id, 'refund');
    expect(await numbers({ attention: 'unrefunded' })).not.toContain(unrefunded.order.orderNumber);
  });

  describe('要対応', () => {
    const move = (id: string, status: string) => changeOrderStatus(portal, staff, id, status);
    const expectAttention = async (
      { id, order: { orderNumber } }: { id: string; order: { orderNumber: string } },
      attention: OrderAttention | null,
    ) => {
      expect([orderNumber, (await readOrder(portal, id)).attention]).toEqual([orderNumber, attention]);
      for (const kind of ORDER_ATTENTIONS)
        expect([
          orderNumber,
          kind,
          (await numbers({ attention: kind, numberFrom: orderNumber, numberTo: orderNumber })).length,
        ]).toEqual([orderNumber, kind, kind === attention ? 1 : 0]);
    };

    it('keeps listing an order that is 入金済み without a capture when it is shipped or back-ordered, until it is captured', async () => {
      const placed = await placedOrder(portal);
      for (const status of ['paid', 'back_ordered', 'shipped']) {
        await move(placed.id, status);
        await expectAttention(placed, 'uncaptured');
      }
      await operate(portal, placed.id, 'capture');
      await expectAttention(placed, null);
    });

    it('lists an order that continues although its authorisation was cancelled or its money was refunded', async () => {
      for (const status of ['paid', 'shipped'] as const) {
        const placed = await placedOrder(portal);
        await operate(portal, placed.id, 'refund');
        await move(placed.id, status);
        await expectAttention(placed, 'unpayable');
        await move(placed.id, 'cancelled');
        await expectAttention(placed, null);
      }
      const refunded = await placedOrder(portal);
      await operate(portal, refunded.id, 'capture');
      await move(refunded.id, 'paid');
      await operate(portal, refunded.id, 'refund');
      await expectAttention(refunded, 'unpayable');
    });

    it('lists an order that continues although its authorisation has expired', async () => {
      const placed = await placedOrder(portal, { payment: { authorizedAt: daysAgo(portal, 100) } });
      for (const status of ['new', 'paid', 'shipped']) {
        await move(placed.id, status);
        await expectAttention(placed, 'expired');
      }
      await move(placed.id, 'cancelled');
      await expectAttention(placed, null);
    });

    it('lists a cancelled order whose authorisation is still held, until it is cancelled too', async () => {
      const placed = await placedOrder(portal);
      await move(placed.id, 'cancelled');
      await expectAttention(placed, 'unreleased');
      await operate(portal, placed.id, 'refund');
      await expectAttention(placed, null);
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
          const { id } = await placedOrder(portal, { order: { customerId: 'cust-attentions', status } });
          await portal.rows(
            'UPDATE payments SET state = $2, captured_on = $3, refunded_on = $4, authorization_ends_on = $5 WHERE order_id = $1',
            [id, state, capturedOn, refundedOn, addDays(portal.clock.today(), endsIn)],
          );
        }
      }
      const { items } = await orderList(staff, { customerId: 'cust-attentions' });
      expect(new Set(items.map(({ attention }) => attention))).toEqual(new Set([null, ...ORDER_ATTENTIONS]));
      for (const attention of ORDER_ATTENTIONS)
        expect([attention, await numbers({ customerId: 'cust-attentions', attention })]).toEqual([
          attention,
          items.filter((order) => order.attention === attention).map(({ orderNumber }) => orderNumber),
        ]);
      for (const { id, attention } of items) expect((await readOrder(portal, id)).attention).toBe(attention);
    });

    it('counts each kind', async () => {
      const attentions = (await staff.get<OrderAttentionCounts>('/api/order-attention-counts')).body;
      for (const attention of ORDER_ATTENTIONS)
        expect([attention, attentions[attention]]).toEqual([attention, (await orderList(staff, { attention })).total]);
    });
  });
});
