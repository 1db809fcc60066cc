const CASE_COLUMNS = `c.case_number, c.category, c.notice_type, c.status, c.requested_on, c.answer_due_on, c.received_at, c.answered_at, c.first_opened_at, c.revision, c.summary, c.supplementary_note,
  p.method, p.tracking_id, p.amount, p.currency, p.customer_id, p.order_id AS order_number, p.authorized_at, p.captured_on, p.card_brand, p.masked_card_number, p.approval_code, p.product_name`;
const ORDER_COLUMNS = `o.order_number, o.status, o.payment_method, o.customer_id, o.sales_form, o.shipping_fee, o.total, o.subscription, o.carrier, o.slip_number, o.ordered_at, o.updated_at, o.paid_on, o.shipped_on`;
const PAYMENT_COLUMNS = `x.tracking_id, x.amount, x.state, x.card_brand, x.masked_card_number, x.approval_code, x.authorized_at, x.authorization_ends_on, x.captured_on, x.refunded_on`;
const OPERATION_COLUMNS = 'id, kind, state, operate_on, amount, requested_at, requested_by_name, concluded_at, code';
const EVENTS = `'received', 'opened', 'answered', 'reopened', 'withdrawn'`;

/** The queries of 案件管理票, as written by somebody who needs nothing but this page. */
export const STATEMENTS = {
  case: `SELECT c.id, c.service_id, c.acquirer_id, ${CASE_COLUMNS} FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id WHERE c.case_number = $1 AND c.merchant_id = $2`,
  audit: `INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_id, actor_name, from_address, revision, at)
    SELECT $1, $2::bigint, 'answer_viewed', 'merchant', u.id, u.name, '127.0.0.1', $4::integer, now() FROM users u WHERE u.user_id = $3`,
  names: `SELECT m.name AS merchant, s.name AS service, a.name AS acquirer FROM merchants m JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $2 JOIN acquirers a ON a.id = $3 WHERE m.merchant_id = $1`,
  order: `SELECT o.id, ${ORDER_COLUMNS}, o.sealed_content, o.wrapped_key, o.master_key_version FROM payments x JOIN orders o ON o.merchant_id = x.merchant_id AND o.id = x.order_id WHERE x.merchant_id = $1 AND x.tracking_id = $2`,
  items:
    'SELECT name, unit_price, quantity FROM order_items WHERE merchant_id = $1 AND order_id = $2 ORDER BY position',
  payment: `SELECT ${PAYMENT_COLUMNS}, g.gateway_account_id, g.refund_days FROM payments x JOIN orders o ON o.merchant_id = x.merchant_id AND o.id = x.order_id
    LEFT JOIN payment_settings g ON g.merchant_id = o.merchant_id AND g.service_id = o.service_id WHERE x.merchant_id = $1 AND x.order_id = $2`,
  operations: `SELECT ${OPERATION_COLUMNS} FROM payment_operations WHERE merchant_id = $1 AND order_id = $2 ORDER BY id DESC`,
  orderHistory: `SELECT event, at, actor_kind, actor_name, detail FROM audit_entries WHERE merchant_id = $1 AND order_id = $2 AND event NOT IN ('order_viewed_by_support') ORDER BY id DESC LIMIT 200`,
  earlier: `SELECT e.case_number, e.notice_type, e.status, e.requested_on FROM payment_information f JOIN support_cases e ON e.merchant_id = f.merchant_id AND e.id = f.case_id
    WHERE f.customer_id = $1 AND f.merchant_id = $2 AND f.case_id < $3 ORDER BY f.case_id DESC LIMIT 11`,
  answers: `SELECT a.revision, a.registered_at, a.registered_by_name, a.sealed_content, k.wrapped_key, k.master_key_version FROM answers a JOIN case_keys k USING (merchant_id, case_id) WHERE a.merchant_id = $1 AND a.case_id = $2 ORDER BY a.revision DESC`,
  reopenings:
    'SELECT revision, reason, reopened_at, reopened_by_name FROM reopenings WHERE merchant_id = $1 AND case_id = $2 ORDER BY revision DESC',
  withdrawal: 'SELECT reason, withdrawn_at FROM withdrawals WHERE merchant_id = $1 AND case_id = $2',
  history: `SELECT event, at, actor_kind, actor_name, revision FROM audit_entries WHERE merchant_id = $1 AND case_id = $2 AND event IN (${EVENTS}) ORDER BY id DESC LIMIT 200`,
  desk: 'SELECT desk FROM contact_desks WHERE merchant_id = $1 AND service_id = $2',
} as const;

const all = (statement: string) => `(SELECT coalesce(json_agg(t), '[]') FROM (${statement}) AS t)`;
const of = (statement: string, id: string) => statement.replaceAll('$1', 'c.merchant_id').replaceAll('$2', id);
const EARLIER_OF_CASE = STATEMENTS.earlier
  .replace('$1', 'c.customer_id')
  .replace('$2', 'c.merchant_id')
  .replace('$3', 'c.id');

/**
 * The same in one statement, for a case with one answer and an order. $1 case number, $2 merchant, $3 user. OFFSET
 * keeps the planner from reading all payments of a merchant instead of the one that is needed.
 */
export const ONE_STATEMENT = `WITH c AS MATERIALIZED (
    SELECT c.merchant_id, c.id, c.service_id, c.acquirer_id, ${CASE_COLUMNS} FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id WHERE c.case_number = $1 AND c.merchant_id = $2),
  logged AS (INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_id, actor_name, from_address, revision, at)
    SELECT c.merchant_id, c.id, 'answer_viewed', 'merchant', u.id, u.name, '127.0.0.1', c.revision, now() FROM c JOIN users u ON u.user_id = $3)
  SELECT c.id, o.order_number, a.sealed_content AS sealed_answer, k.wrapped_key AS case_key, o.sealed_content AS sealed_order, o.wrapped_key AS order_key,
    json_build_object('case', to_json(c), 'merchant', m.name, 'service', s.name, 'acquirer', q.name, 'answered', a.registered_at, 'by', a.registered_by_name, 'total', o.total, 'orderedAt', o.ordered_at,
      'orderStatus', o.status, 'shippedOn', o.shipped_on, 'carrier', o.carrier, 'slip', o.slip_number, 'payment', to_json(x), 'gateway', g.gateway_account_id,
      'items', ${all(of(STATEMENTS.items, 'o.id'))}, 'operations', ${all(of(STATEMENTS.operations, 'o.id'))}, 'orderHistory', ${all(of(STATEMENTS.orderHistory, 'o.id'))},
      'earlier', ${all(EARLIER_OF_CASE)},
      'reopenings', ${all(of(STATEMENTS.reopenings, 'c.id'))}, 'withdrawal', ${all(of(STATEMENTS.withdrawal, 'c.id'))}, 'history', ${all(of(STATEMENTS.history, 'c.id'))}, 'desk', d.desk) AS records
  FROM c JOIN merchants m ON m.merchant_id = c.merchant_id JOIN services s ON s.merchant_id = c.merchant_id AND s.service_id = c.service_id JOIN acquirers q ON q.id = c.acquirer_id
  JOIN case_keys k ON k.merchant_id = c.merchant_id AND k.case_id = c.id JOIN answers a ON a.merchant_id = c.merchant_id AND a.case_id = c.id AND a.revision = c.revision
  CROSS JOIN LATERAL (SELECT * FROM payments y WHERE y.merchant_id = c.merchant_id AND y.tracking_id = c.tracking_id OFFSET 0) AS x JOIN orders o ON o.merchant_id = x.merchant_id AND o.id = x.order_id
  LEFT JOIN payment_settings g ON g.merchant_id = c.merchant_id AND g.service_id = c.service_id LEFT JOIN contact_desks d ON d.merchant_id = c.merchant_id AND d.service_id = c.service_id`;
