import { addDays, type Problem } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { daysAgo } from '../../support/orders/order-list';
import { operate, placedOrder } from '../../support/orders/orders';
import { findPayments, paymentFaults, paymentNumbers } from '../../support/orders/payment-search';
import { type Portal, startPortal } from '../../support/portal/start-portal';

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

  it('requires a トラッキングID or both ends of 受注日時, with an error at every missing field', async () => {
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
      order: { orderNumber: 'PAY-1', customerId: 'cust-pay', orderedAt: daysAgo(portal, 300) },
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
    expect((await findPayments(staff, { trackingId })).body.items).toEqual([
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

  it('shows a merchant its own payments, a user of one service that service’s, and support all or one merchant’s, logged', async () => {
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
});
