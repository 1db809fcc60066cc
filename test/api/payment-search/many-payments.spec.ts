import { connect } from 'node:net';
import { addDays } from '../../../server/contract/src';
import { loggedIn, type Person, sessionCookie } from '../../support/portal/http';
import { daysAgo } from '../../support/orders/order-list';
import { placedOrder } from '../../support/orders/orders';
import { findPayments, paymentFaults, paymentFile, paymentNumbers } from '../../support/orders/payment-search';
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

  describe('with many payments', () => {
    const many = () => ({ ...everything, customerId: 'cust-many' });
    beforeAll(async () => {
      for (let i = 0; i < 120; i++)
        await placedOrder(portal, { order: { customerId: 'cust-many', orderedAt: daysAgo(portal, i % 7) } });
    });

    it('pages forward and back, each payment once', async () => {
      const seen: string[] = [];
      let page = (await findPayments(staff, many())).body;
      expect([page.total, page.previous]).toEqual([{ count: 120, capped: false }, null]);
      for (;;) {
        seen.push(...page.items.map(({ orderNumber }) => orderNumber));
        if (!page.next) break;
        page = (await findPayments(staff, { ...many(), cursor: page.next })).body;
      }
      expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
      expect(await numbers({ ...many(), cursor: page.previous! })).toEqual(seen.slice(50, 100));
      expect(await errors({ ...many(), state: 'captured', cursor: page.previous! })).toEqual([
        '/cursor invalid_format',
      ]);
    });

    it('exports the whole result over several pages, in the list’s order', async () => {
      await portal.rows(`INSERT INTO orders (merchant_id, service_id, order_number, content_hash, status, payment_method, customer_id, sealed_content, wrapped_key, master_key_version, sales_form,
          shipping_fee, total, ordered_at, updated_at)
        SELECT merchant_id, service_id, 'BULK-' || n, content_hash, status, payment_method, 'cust-bulk', sealed_content, wrapped_key, 1, sales_form, 0, 100, ordered_at - n % 3 * interval '1 day', updated_at
        FROM (SELECT * FROM orders WHERE customer_id = 'cust-many' LIMIT 1) o, generate_series(1, 1001) n`);
      await portal.rows(
        `INSERT INTO payments (merchant_id, order_id, tracking_id, amount, state, card_brand, masked_card_number, authorized_at, authorization_ends_on)
        SELECT merchant_id, id, lpad(id::text, 14, '0'), total, 'authorized', 'visa', '************4242', ordered_at, $1 FROM orders WHERE customer_id = 'cust-bulk'`,
        [today],
      );
      const { body } = await paymentFile(staff, { ...everything, customerId: 'cust-bulk' });
      const written = body
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[1]!);
      const expected = await portal.rows<{ order_number: string }>(
        `SELECT order_number FROM orders WHERE customer_id = 'cust-bulk' ORDER BY ordered_at DESC, id DESC`,
      );
      expect(written).toEqual(expected.map((row) => row.order_number));
    });

    it('holds no transaction open for a client that requests a file and does not read it', async () => {
      const asked = connect(Number(new URL(portal.url).port), '127.0.0.1');
      const cookie = await sessionCookie(portal, 'staff');
      const query = new URLSearchParams({ ...everything, customerId: 'cust-bulk' }).toString();
      asked.pause().write(`GET /api/payments.csv?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`);
      const exported = async () =>
        (
          await portal.rows<{ n: number }>(
            `SELECT count(*)::int AS n FROM audit_entries WHERE event = 'payments_exported' AND actor_name = 'staffさん'`,
          )
        )[0]!.n;
      const before = await exported();
      for (let tries = 0; tries < 100 && (await exported()) === before; tries++) await staff.get('/api/session');
      expect((await findPayments(staff, many())).status).toBe(200);
      asked.destroy();
      expect((await findPayments(staff, many())).status).toBe(200);
    });
  });
});
