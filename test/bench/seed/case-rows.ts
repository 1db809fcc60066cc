import { CASE_CATEGORIES, NOTICE_TYPE_CODES } from '../../../server/contract/src';
import type { Database } from '../world/database';

const CATEGORY = CASE_CATEGORIES[0];
/** The frequency of each notice type, in the table's order: mostly 利用照会, of these mostly 利用覚えなし. */
const WEIGHTS = [8, 14, 8, 7, 5, 24, 2, 4, 4, 4, 4, 2, 3, 5, 4, 1, 1];
const TYPES = NOTICE_TYPE_CODES.flatMap((code, i) => Array<string>(WEIGHTS[i] ?? 1).fill(code));

/** A number from 0 to 2²⁰ - 1 that depends only on the case: every run has the same rows. */
const chance = (of: number) => `(hashint8extended(i, ${of}) & 1048575)`;
const part = (of: number) => `(${chance(of)} / 1048576.0)`;

const STATUS = `CASE WHEN received_at > now() - interval '14 days'
  THEN CASE WHEN u < 0.85 THEN 'received' WHEN u < 0.86 THEN 'reopened' WHEN u < 0.88 THEN 'closed_withdrawn' ELSE 'closed_answered' END
  ELSE CASE WHEN u < 0.008 THEN 'received' WHEN u < 0.012 THEN 'reopened' WHEN u < 0.05 THEN 'closed_withdrawn' WHEN u < 0.07 THEN 'closed_expired' ELSE 'closed_answered' END END`;

/** One year of cases, spread evenly over its days; ids and times of receipt increase together, as in production. */
const cases = (count: number) => `CREATE TABLE bench_cases AS
  WITH drawn AS (
    SELECT i, ${part(2)} AS u, now() - interval '5 minutes' - interval '365 days' * (1 - i / ${count}.0) AS received_at,
      ${chance(3)}::integer AS v, ${chance(4)} % 10 = 0 AS has_order, (${chance(1)} % (SELECT count(*) FROM bench_slots)) AS slot
    FROM generate_series(1, ${count}::bigint) AS i)
  SELECT i AS id, s.merchant_id, lpad((1 + v % CASE s.rank WHEN 1 THEN 4 ELSE 2 END)::text, 3, '0') AS service_id, v, has_order, received_at, ${STATUS} AS status,
    (received_at AT TIME ZONE 'Asia/Tokyo')::date - v % 3 AS requested_on,
    CASE WHEN v % 10 < 3 THEN NULL ELSE least(now(), received_at + interval '1 hour' * (1 + v % 40)) END AS opened_at,
    least(now(), received_at + interval '1 hour' * (45 + v % 150)) AS answered_at
  FROM drawn d JOIN bench_slots s USING (slot)`;

const INSERT_CASES = `INSERT INTO support_cases (merchant_id, id, service_id, acquirer_id, acquirer_reference, request_hash, category, notice_type, status,
    requested_on, answer_due_on, received_at, answered_at, first_opened_at, revision, summary, supplementary_note)
  SELECT b.merchant_id, b.id, b.service_id, a.ids[1 + b.v % 5], 'VJ-SEED-' || b.id, sha256(b.id::text::bytea), '${CATEGORY}', t.types[1 + b.v % ${TYPES.length}], b.status,
    b.requested_on, b.requested_on + 10 + b.v % 6, b.received_at, CASE WHEN answered THEN b.answered_at END,
    CASE WHEN b.status = 'received' THEN b.opened_at ELSE coalesce(b.opened_at, b.received_at + interval '2 hours') END, answered::integer,
    'カード会社より利用内容の確認依頼', CASE WHEN t.types[1 + b.v % ${TYPES.length}] LIKE '%.other' THEN 'ご契約の経緯と、ご利用の明細をお知らせください。' END
  FROM bench_cases b CROSS JOIN LATERAL (SELECT b.status IN ('closed_answered', 'reopened') AS answered) AS w
  CROSS JOIN (SELECT array_agg(id ORDER BY code) AS ids FROM acquirers) AS a CROSS JOIN (SELECT $1::text[] AS types) AS t ORDER BY b.id`;

const INSERT_PAYMENTS = `INSERT INTO payment_information (merchant_id, case_id, method, tracking_id, amount, currency, customer_id, order_id, authorized_at, captured_on, card_brand, masked_card_number, approval_code)
  SELECT merchant_id, id, 'credit_card', lpad((20000000000000 + id)::text, 14, '0'), 500 + v % 30000, 'JPY', 'cust-' || merchant_id || '-' || v % 200000, 'A' || lpad(id::text, 10, '0'),
    received_at - interval '20 days', requested_on - 19, (ARRAY['visa', 'mastercard', 'jcb', 'amex'])[1 + v % 4], '************' || lpad((v % 10000)::text, 4, '0'), lpad((v % 1000000)::text, 6, '0')
  FROM bench_cases ORDER BY id`;

/** The same rows as the trigger and the folding task would have left. */
const COUNT = `INSERT INTO case_counts (merchant_id, service_id, category, status, due_on, n)
  SELECT merchant_id, service_id, category, status, CASE WHEN status NOT IN ('received', 'reopened') THEN '0001-01-01' WHEN answer_due_on < (now() AT TIME ZONE 'Asia/Tokyo')::date - 1 THEN '0001-01-02' ELSE answer_due_on END, count(*) FROM support_cases GROUP BY 1, 2, 3, 4, 5;
  INSERT INTO case_count_totals (category, status, due_on, n) SELECT category, status, due_on, sum(n) FROM case_counts GROUP BY 1, 2, 3`;

/** Creates cases with their payments and counts. Leaves the table `bench_cases`, from which the other rows are made. */
export async function seedCases(db: Database, count: number): Promise<void> {
  await db.query(`${cases(count)}; ANALYZE bench_cases`);
  await db.query(INSERT_CASES, [TYPES]);
  await db.query(INSERT_PAYMENTS);
  await db.query(COUNT);
  await db.query(`SELECT setval(pg_get_serial_sequence('support_cases', 'id'), ${count})`);
}
