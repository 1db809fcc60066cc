import { caseWithOrder, operateFrom, startWithStaff, TODAY, WANTED } from '../../support/cases/case-order';
import { loggedIn, type Person, receivedCase } from '../../support/portal/http';
import { operate, placedOrder } from '../../support/orders/orders';
import type { Portal } from '../../support/portal/start-portal';
import { viewCase } from '../../support/cases/version-conflicts';

describe('a case and its order', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    ({ portal, staff } = await startWithStaff());
  });
  afterAll(() => portal.stop());

  const read = (caseNumber: string, person = staff) => viewCase(person, caseNumber);

  describe('finding it', () => {
    it('uses トラッキングID before the order number', async () => {
      const { id, order } = await placedOrder(portal);
      const other = await placedOrder(portal);
      const byTrackingId = await receivedCase(
        portal,
        {},
        { trackingId: order.payment!.trackingId, orderId: other.order.orderNumber },
      );
      const byNumber = await receivedCase(portal, {}, { trackingId: undefined, orderId: other.order.orderNumber });
      expect([(await read(byTrackingId)).order!.id, (await read(byNumber)).order!.id]).toEqual([id, other.id]);
    });

    it('uses the order number for a reader who may not see the order that the トラッキングID names', async () => {
      const hidden = await placedOrder(portal, { order: { serviceId: '002' } });
      const shown = await placedOrder(portal);
      const caseNumber = await receivedCase(
        portal,
        { serviceId: '001' },
        { trackingId: hidden.order.payment!.trackingId, orderId: shown.order.orderNumber },
      );
      const limited = await loggedIn(portal, 'staff-001');
      expect([(await read(caseNumber)).order!.id, (await read(caseNumber, limited)).order!.id]).toEqual([
        hidden.id,
        shown.id,
      ]);
    });

    it('finds nothing if the portal never received the order, and no order of another merchant', async () => {
      const { order } = await placedOrder(portal, { merchantId: '67890' });
      const foreign = await receivedCase(
        portal,
        {},
        { trackingId: order.payment!.trackingId, orderId: order.orderNumber },
      );
      for (const caseNumber of [await receivedCase(portal), foreign])
        expect(await read(caseNumber)).toMatchObject({ order: null, answerDefaults: null, earlier: { repaid: null } });
    });

    it('treats no other payment as the case’s own when an order was found by its number', async () => {
      const { id, order } = await placedOrder(portal);
      await operate(portal, id, 'refund');
      const caseNumber = await receivedCase(
        portal,
        { noticeType: WANTED },
        { trackingId: '99999999999999', orderId: order.orderNumber },
      );
      const { earlier, order: found, answerDefaults } = await read(caseNumber);
      expect([found!.id, earlier.repaid, answerDefaults!.sections['resolution']]).toEqual([id, null, undefined]);
    });

    it('shows it to support too, who cannot operate its payment', async () => {
      const { caseNumber, id } = await caseWithOrder(portal, WANTED);
      const support = await loggedIn(portal, 'support');
      expect(await read(caseNumber, support)).toMatchObject({
        order: { id, buyer: { name: '髙﨑 𠮷子' }, card: { refund: { block: 'role' } } },
        answerDefaults: null,
      });
      expect((await operateFrom(portal, support, caseNumber, 'refund', { refundOn: TODAY })).status).toBe(403);
    });
  });
});
