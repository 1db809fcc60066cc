import type { Database } from '../world/database';
import { POOL, PRODUCTS, termsOfPool } from './terms';

const ORDERS = `CREATE TABLE bench_orders AS SELECT row_number() OVER (ORDER BY id) AS order_id, id AS case_id, merchant_id, service_id, v, received_at, requested_on FROM bench_cases WHERE has_order;
  INSERT INTO orders (merchant_id, id, service_id, order_number, content_hash, status, payment_method, customer_id, sealed_content, wrapped_key, master_key_version, sales_form,
    shipping_fee, total, carrier, slip_number, ordered_at, updated_at, paid_on, shipped_on, payment_state, authorization_ends_on, search_version)
  SELECT merchant_id, order_id, service_id, 'A' || lpad(case_id::text, 10, '0'), sha256(case_id::text::bytea), 'shipped', 'credit_card', 'cust-' || merchant_id || '-' || v % 200000,
    decode(repeat(md5(case_id::text), 22 + v % 10), 'hex'), substring(decode(repeat(md5(case_id::text), 4), 'hex') FOR 60), 1, 'goods',
    0, 500 + v % 30000, 'ヤマト運輸', lpad(case_id::text, 12, '4'), received_at - interval '20 days', received_at - interval '18 days', requested_on - 19, requested_on - 18, 'captured', requested_on + 40, 2
  FROM bench_orders ORDER BY order_id`;

const PARTS = `INSERT INTO order_items (merchant_id, order_id, position, name, unit_price, quantity)
    SELECT merchant_id, order_id, 1, ($1::text[])[1 + v % ${PRODUCTS.length}], 500 + v % 30000, 1 FROM bench_orders ORDER BY order_id`;

const PAYMENTS = `INSERT INTO payments (merchant_id, order_id, gateway_account_id, tracking_id, amount, state, card_brand, masked_card_number, approval_code, authorized_at, authorization_ends_on, captured_on, compare_at)
    SELECT merchant_id, order_id, s.gateway_account_id, lpad((20000000000000 + case_id)::text, 14, '0'), 500 + v % 30000, 'captured', (ARRAY['visa', 'mastercard', 'jcb', 'amex'])[1 + v % 4],
      '************' || lpad((v % 10000)::text, 4, '0'), lpad((v % 1000000)::text, 6, '0'), received_at - interval '20 days', requested_on + 40, requested_on - 19,
      CASE WHEN v % 1000 = 0 THEN timestamptz 'epoch' END FROM bench_orders JOIN payment_settings s USING (merchant_id, service_id) ORDER BY order_id;
  INSERT INTO payment_operations (merchant_id, order_id, kind, state, operate_on, amount, requested_at, limit_seconds, requested_by, requested_by_name, concluded_at, next_look_up_at)
    SELECT o.merchant_id, o.order_id, 'capture', 'succeeded', o.requested_on - 19, 500 + o.v % 30000, o.received_at - interval '19 days', 60, u.id, u.name, o.received_at - interval '19 days', o.received_at
    FROM bench_orders o JOIN users u USING (merchant_id) ORDER BY o.order_id;
  INSERT INTO audit_entries (merchant_id, order_id, event, actor_kind, actor_name, detail, at)
    SELECT merchant_id, order_id, 'order_placed', 'system', 'ショップ', jsonb_build_object('amount', 500 + v % 30000), received_at - interval '20 days' FROM bench_orders ORDER BY order_id`;

/** Not real search keys, but of the same number, length and frequency. */
const KEYS = `INSERT INTO order_keys (merchant_id, key, ordered_at, order_id)
  SELECT o.merchant_id, substring(sha256((o.merchant_id || t.term)::bytea) FOR 16), o.received_at - interval '20 days', o.order_id
  FROM bench_orders o JOIN unnest($1::integer[], $2::text[]) AS t (pool, term) ON t.pool = o.v % ${POOL}`;

/** An order for every tenth case: captured manually, shipped, with its items, keys and history. */
export async function seedOrders(db: Database): Promise<void> {
  const terms = termsOfPool();
  await db.query(ORDERS);
  await db.query(PARTS, [PRODUCTS]);
  await db.query(PAYMENTS);
  await db.query(KEYS, [terms.map(({ pool }) => pool), terms.map(({ term }) => term)]);
  await db.query(`SELECT setval(pg_get_serial_sequence('orders', 'id'), (SELECT max(id) FROM orders))`);
}
