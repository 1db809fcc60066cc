import type { OrderDetail, Problem } from '../../../server/contract/src';
import type { Person } from '../../support/portal/http';
import { operate, orderPastItsWindow, placedOrder } from '../../support/orders/orders';
import { seenOrder } from '../../support/cases/seen';
import type { Portal } from '../../support/portal/start-portal';
import {
  changeStatus,
  conflictOf,
  conflictWith,
  orderState,
  startWithColleagues,
  TODAY,
  viewOrder,
} from '../../support/cases/version-conflicts';

describe('a write requires the version that was seen', () => {
  let portal: Portal;
  let staff: Person;
  let colleague: Person;
  beforeAll(async () => {
    ({ portal, staff, colleague } = await startWithColleagues());
  });
  afterAll(() => portal.stop());

  describe('for an order', () => {
    const operateSeen = (seen: OrderDetail, kind: 'capture' | 'refund') =>
      staff.send<Problem>('POST', `/api/orders/${seen.id}/${kind}`, {
        ...(kind === 'capture' ? { captureOn: TODAY } : { refundOn: TODAY }),
        version: seen.version,
      });

    it('a status from a stale page does not overwrite a colleague’s, which is shown with who set it', async () => {
      const { id } = await placedOrder(portal);
      const seen = await viewOrder(staff, id);
      expect((await changeStatus(colleague, await viewOrder(colleague, id), 'shipped')).status).toBe(201);
      const before = await orderState(portal, id);
      const refused = await changeStatus(staff, seen, 'awaiting_payment');
      expect(conflictOf(refused)).toEqual(
        conflictWith({
          id,
          status: 'shipped',
          history: [
            expect.objectContaining({
              event: 'order_status_changed',
              by: 'adminさん',
              detail: { from: 'new', to: 'shipped' },
            }),
            expect.anything(),
          ],
        }),
      );
      expect(await orderState(portal, id)).toEqual(before);
      expect((await changeStatus(staff, refused.body.current as OrderDetail, 'awaiting_payment')).status).toBe(201);
    });

    it.each(['capture', 'refund'] as const)(
      'a %s of an order that a colleague has cancelled in the meantime does not reach the gateway',
      async (kind) => {
        const { id } = await placedOrder(portal);
        const seen = await viewOrder(staff, id);
        await changeStatus(colleague, await viewOrder(colleague, id), 'cancelled');
        expect(conflictOf(await operateSeen(seen, kind))).toEqual(
          conflictWith({ status: 'cancelled', card: expect.objectContaining({ state: 'authorized', operations: [] }) }),
        );
        expect(await orderState(portal, id)).toMatchObject([{ operations: 0, payment_state: 'authorized' }]);
      },
    );

    it('the version changes with everything that the page shows of the payment: an operation, its outcome, a difference at the gateway', async () => {
      const { id } = await placedOrder(portal, { card: 'lost-capture' });
      const versions = [(await viewOrder(staff, id)).version];
      const recordVersion = async () => versions.push((await viewOrder(staff, id)).version);
      await operate(portal, id, 'capture');
      await recordVersion();
      await portal.rows(
        `UPDATE payment_operations SET state = 'declined', code = 'not_executed', concluded_at = now() WHERE order_id = $1`,
        [id],
      );
      await recordVersion();
      await portal.rows(
        `INSERT INTO payment_differences (merchant_id, order_id, ours, theirs, found_at) VALUES ('12345', $1, 'authorized', 'captured', now())`,
        [id],
      );
      await recordVersion();
      await portal.rows(`UPDATE payment_differences SET resolved_at = now() WHERE order_id = $1`, [id]);
      await recordVersion();
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
      await portal.rows('UPDATE payment_operations SET look_ups = look_ups + 1 WHERE order_id = $1', [id]);
      await portal.rows(`UPDATE orders SET wrapped_key = wrapped_key || '\\x00'::bytea WHERE id = $1`, [id]);
      expect((await seenOrder(portal, id)).version).toBe(versions.at(-1));
    });

    it('a repayment is recorded for the version of the order that was seen', async () => {
      const id = await orderPastItsWindow(portal);
      const seen = await viewOrder(staff, id);
      await changeStatus(colleague, await viewOrder(colleague, id), 'shipped');
      const repayment = { repaidOn: TODAY, amount: 5_000, note: 'ご指定の口座へ振込' };
      const record = (version: number) =>
        staff.send<Problem>('POST', `/api/orders/${id}/manual-repayment`, { ...repayment, version });
      const refused = await record(seen.version);
      expect(conflictOf(refused)).toEqual(
        conflictWith({ status: 'shipped', card: expect.objectContaining({ repayment: null, repaymentAllowed: true }) }),
      );
      expect(await orderState(portal, id)).toMatchObject([{ repaid: false }]);
      expect((await record((refused.body.current as OrderDetail).version)).status).toBe(201);
    });
  });
});
