import { addDays, type Problem } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { daysAgo } from '../../support/orders/order-list';
import { placedOrder } from '../../support/orders/orders';
import { paymentFaults, paymentFile, paymentNumbers } from '../../support/orders/payment-search';
import { type Portal, startPortal } from '../../support/portal/start-portal';
import { wide } from '../../support/examples/wide';

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

  const numbers = (query: Record<string, string>, person = staff) => paymentNumbers(person, query);
  const errors = (query: Record<string, string>) => paymentFaults(staff, query);

  it('names every wrong field in one response', async () => {
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
      (await paymentFile<Problem>(staff, query)).body.errors!.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(await csv({ ...everything, encoding: 'utf-16' })).toEqual(['/encoding invalid_option']);
    expect(await csv({ ...everything, cursor: 'x' })).toEqual(['/cursor not_asked']);
  });

  it('reads what people type, and states what is wrong with a range, on the page and for the file', async () => {
    const { order } = await placedOrder(portal, {
      order: { orderNumber: 'PAY-0077', customerId: 'Cust-77', orderedAt: daysAgo(portal, 400) },
    });
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
    const file = (query: Record<string, string>) => paymentFile<Problem>(staff, query);
    expect([
      (await file(crossed)).status,
      (await file({ orderedFrom: today, orderedTo: '9999-12-31' })).status,
      (await file({ trackingId: wide(trackingId) })).status,
    ]).toEqual([422, 422, 200]);
  });
});
