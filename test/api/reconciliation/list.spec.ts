import type { OrderAttentionCounts, PaymentDifference } from '../../../server/contract/src';
import { loggedIn } from '../../support/portal/http';
import { placedOrder } from '../../support/orders/orders';
import { capturedElsewhere, listDifferences, moveElsewhere, reconcile } from '../../support/orders/reconciliation';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the daily reconciliation', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${portal.clock.today()}T10:00:00+09:00`); // No midnight passes in between.
  });
  afterAll(() => portal.stop());

  const listed = async (id: string, query = '', userId = 'staff'): Promise<PaymentDifference | undefined> =>
    (await listDifferences(portal, query, userId)).items.find(({ orderId }) => orderId === id);

  it('shows a difference to users of its merchant’s service and, logged, to support only', async () => {
    const { id } = await placedOrder(portal, { order: { serviceId: '002' } });
    await moveElsewhere(portal, id, 'authorized', 'voided');
    await reconcile(portal);
    for (const userId of ['other-staff', 'staff-001'])
      expect([userId, await listed(id, '', userId)]).toEqual([userId, undefined]);
    for (const userId of ['viewer', 'admin'])
      expect([userId, (await listed(id, '', userId))?.serviceId]).toEqual([userId, '002']);
    expect([await listed(id, '?service=002'), await listed(id, '?service=001')]).toEqual([
      expect.objectContaining({ orderId: id }),
      undefined,
    ]);
    expect([await listed(id, '?merchant=67890', 'support'), await listed(id, '?merchant=12345', 'support')]).toEqual([
      undefined,
      expect.objectContaining({ orderId: id }),
    ]);
    const [entry] = await portal.rows('SELECT event, merchant_id FROM audit_entries ORDER BY id DESC LIMIT 1');
    expect(entry).toEqual({ event: 'payment_differences_listed', merchant_id: '12345' });
    const attentions = async (userId: string) =>
      (await (await loggedIn(portal, userId)).get<OrderAttentionCounts>('/api/order-attention-counts')).body.differences
        .count;
    expect(await attentions('staff')).toBe((await listDifferences(portal)).total.count);
    expect([await attentions('other-staff'), (await attentions('staff')) - (await attentions('staff-001'))]).toEqual([
      0, 1,
    ]);
    expect(
      (await (await loggedIn(portal, 'staff')).get('/api/payment-differences?merchant=67890&state=all')).status,
    ).toBe(422);
  });

  it('pages forward and back', async () => {
    for (let i = 0; i < 55; i++) await capturedElsewhere(portal);
    await reconcile(portal);
    const first = await listDifferences(portal);
    const second = await listDifferences(portal, `?cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ orderId }) => orderId);
    expect([first.items.length, new Set(ids).size, first.previous]).toEqual([50, first.total.count, null]);
    expect((await listDifferences(portal, `?cursor=${second.previous}`)).items).toEqual(first.items);
  });
});
