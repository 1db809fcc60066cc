import type { Problem } from '../../../server/contract/src';
import { loggedIn } from '../../support/portal/http';
import { ledgerOf, operationsOf } from '../../support/orders/operations';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { seenOrder } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('売上日指定要求 and 返金要求', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('offers nothing after the authorisation has expired, and calls no gateway', async () => {
    const { id } = await placedOrder(portal, {
      payment: { authorizedAt: new Date(portal.clock.now().getTime() - 61 * 86_400_000).toISOString() },
    });
    expect((await readOrder(portal, id)).card).toMatchObject({
      capture: { allowed: false, block: 'expired' },
      refund: { allowed: false, block: 'expired' },
    });
    expect([(await operate(portal, id, 'capture')).status, (await operate(portal, id, 'refund')).status]).toEqual([
      409, 409,
    ]);
    expect([await operationsOf(portal, id), await ledgerOf(portal, id)]).toEqual([[], 'authorized']);
  });

  it('refuses a second refund, an amount, an order without a card, a foreign order and a viewer: nothing changes', async () => {
    const { id } = await placedOrder(portal);
    const { id: withoutCard } = await placedOrder(portal, {
      order: { paymentMethod: 'cash_on_delivery', payment: null },
    });
    await operate(portal, id, 'refund');
    expect((await operate(portal, id, 'refund')).status).toBe(409);
    expect((await operate(portal, id, 'capture')).status).toBe(409);
    const { id: other } = await placedOrder(portal);
    const staff = await loggedIn(portal, 'staff');
    const amount = await staff.send<Problem>('POST', `/api/orders/${other}/refund`, {
      refundOn: portal.clock.today(),
      amount: 100,
      ...(await seenOrder(portal, other)),
    });
    expect([amount.status, amount.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/amount', code: 'unknown_field' })],
    ]);
    expect((await operate(portal, withoutCard, 'capture')).status).toBe(409);
    expect((await operate(portal, other, 'capture', 'other-staff')).status).toBe(404);
    expect((await operate(portal, other, 'capture', 'viewer')).status).toBe(403);
    expect((await operate(portal, other, 'capture', 'support')).status).toBe(403);
    expect([
      await operationsOf(portal, other),
      await ledgerOf(portal, other),
      (await readOrder(portal, other, 'viewer')).card!.capture.block,
    ]).toEqual([[], 'authorized', 'role']);
  });

  it('refuses to operate if a service no longer has a gateway', async () => {
    const { id } = await placedOrder(portal, { merchantId: '67890' });
    await portal.rows(`DELETE FROM payment_settings WHERE merchant_id = '67890'`);
    expect((await readOrder(portal, id, 'other-staff')).card!.capture.block).toBe('not_configured');
    expect((await operate(portal, id, 'capture', 'other-staff')).status).toBe(409);
  });

  it('lets the database refuse a second open or a second successful operation, whatever the code does', async () => {
    const { id } = await placedOrder(portal);
    await operate(portal, id, 'capture');
    const insert = (kind: string, state: string) =>
      portal.rows(
        `INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by_name, next_look_up_at, concluded_at)
       VALUES ('12345', $1, $2, $3, '2026-11-25', 1, now(), 15, 'x', now(), CASE WHEN $3 = 'succeeded' THEN now() END)`,
        [id, kind, state],
      );
    await expect(insert('capture', 'succeeded')).rejects.toThrow('payment_operations_one_success');
    await insert('refund', 'requested');
    await expect(insert('refund', 'unknown')).rejects.toThrow('payment_operations_one_open');
  });
});
