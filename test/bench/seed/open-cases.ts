import { CASE_CATEGORIES } from '../../../server/contract/src';
import type { Database } from '../world/database';

export interface OpenCase {
  readonly merchantId: string;
  readonly caseNumber: string;
}

/**
 * More open cases than merchants of this size would have at a time, because each can be answered only once. Foreign
 * keys and counting triggers are active.
 */
export async function seedOpenCases(db: Database, merchantIds: readonly string[], count: number): Promise<OpenCase[]> {
  const opened = await db.query<OpenCase>(
    `WITH opened AS (
       INSERT INTO support_cases (merchant_id, service_id, acquirer_id, acquirer_reference, request_hash, category, notice_type, status, requested_on, answer_due_on, received_at, first_opened_at, summary)
       SELECT ($1::text[])[1 + i % cardinality($1::text[])], lpad((1 + i / 100 % 2)::text, 3, '0'), a.id, 'OPEN-' || gen_random_uuid(), sha256(i::text::bytea), '${CASE_CATEGORIES[0]}',
         'usage_inquiry.usage_details', 'received', current_date, current_date + 10, now(), now(), 'カード会社より利用内容の確認依頼'
       FROM generate_series(1, $2::integer) AS i JOIN acquirers a ON a.code = 'BENCH1' RETURNING merchant_id, id, case_number),
     paid AS (
       INSERT INTO payment_information (merchant_id, case_id, method, tracking_id, amount, currency, customer_id, card_brand, masked_card_number)
       SELECT merchant_id, id, 'credit_card', lpad((40000000000000 + id)::text, 14, '0'), 1980, 'JPY', 'cust-open-' || id, 'visa', '************4242' FROM opened)
     SELECT merchant_id AS "merchantId", case_number AS "caseNumber" FROM opened`,
    [merchantIds, count],
  );
  await db.query('VACUUM ANALYZE support_cases, payment_information');
  return opened;
}
