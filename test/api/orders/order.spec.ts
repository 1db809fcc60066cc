import { addDays, type OrderDetail } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { changeOrderStatus, orderNumbers } from '../../support/orders/order-list';
import { placedOrder, readOrder } from '../../support/orders/orders';
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

  it('encrypts buyers: no column contains a name, address or number of theirs', async () => {
    const { id } = await placedOrder(portal);
    const [row] = await portal.rows<{ text: string }>(
      `SELECT (SELECT o::text FROM orders o WHERE id = $1) || (SELECT string_agg(k::text, '') FROM order_keys k WHERE order_id = $1) AS text`,
      [id],
    );
    for (const secret of ['髙﨑', '𠮷子', 'タカサキ', 'yoshiko', '0985-23-3362', '錦町'])
      expect(row!.text).not.toContain(secret);
    expect((await readOrder(portal, id)).buyer).toMatchObject({ name: '髙﨑 𠮷子', phone: '0985-23-3362' });
  });

  it('sets 入金日 and 発送日 at the first change only, and names in the history who made it', async () => {
    const { id } = await placedOrder(portal);
    const today = portal.clock.today();
    const move = async (status: string) => (await changeOrderStatus(portal, staff, id, status)).body;
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

  it('shows an order to its merchant and, logged, to support; it does not exist for others and other services', async () => {
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
