import { addDays, type OrderDetail, type Problem } from '../../../server/contract/src';
import { loggedIn } from '../../support/portal/http';
import { operationsOf } from '../../support/orders/operations';
import { operate, orderPastItsWindow, placedOrder, readOrder } from '../../support/orders/orders';
import { seenOrder } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('売上日指定要求 and 返金要求', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('learns from the gateway that it is too late for a refund; then the direct repayment is recorded, once', async () => {
    const { id } = await placedOrder(portal, { card: 'window-over' });
    await operate(portal, id, 'capture');
    expect((await operate(portal, id, 'refund')).body.card).toMatchObject({
      state: 'captured',
      refund: { allowed: false, block: 'window_over' },
      repaymentAllowed: true,
      operations: [{ state: 'declined', code: '10156000' }, { kind: 'capture' }],
    });
    const staff = await loggedIn(portal, 'staff');
    const seen = await seenOrder(portal, id);
    const repayment = { repaidOn: portal.clock.today(), amount: 8_980, note: 'ご指定の口座へ振込', ...seen };
    const wrong = await staff.send<Problem>('POST', `/api/orders/${id}/manual-repayment`, {
      repaidOn: addDays(portal.clock.today(), 1),
      amount: 8_981,
      note: ' ',
      ...seen,
    });
    expect([wrong.status, wrong.body.errors!.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([
      422,
      ['/repaidOn date_in_future', '/amount out_of_range', '/note required'],
    ]);
    const unread = async (amount: unknown) =>
      (
        await staff.send<Problem>('POST', `/api/orders/${id}/manual-repayment`, { ...repayment, amount })
      ).body.errors!.map(({ pointer, code }) => `${pointer} ${code}`);
    for (const amount of ['1e3', '0x10', '1.5'])
      expect([amount, await unread(amount)]).toEqual([amount, ['/amount invalid_amount']]);
    expect([await unread('10,000,000'), await unread(1.5), await unread(' ')]).toEqual([
      ['/amount out_of_range'],
      ['/amount invalid_type'],
      ['/amount required'],
    ]);
    const replies = await Promise.all(
      ['８，９８０円', '¥8,980', 8_980].map((amount) =>
        staff.send<OrderDetail>('POST', `/api/orders/${id}/manual-repayment`, {
          ...repayment,
          repaidOn: repayment.repaidOn.replaceAll('-', '/'),
          amount,
        }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await readOrder(portal, id)).card).toMatchObject({
      repayment: { amount: 8_980, note: 'ご指定の口座へ振込', recordedBy: 'staffさん' },
      refund: { block: 'repaid' },
      repaymentAllowed: false,
    });
  });

  it('observes the service’s own refund window by brand', async () => {
    const id = await orderPastItsWindow(portal);
    expect((await operate(portal, id, 'refund')).status).toBe(409);
    expect(await operationsOf(portal, id)).toEqual([]);
  });
});
