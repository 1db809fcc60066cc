import { createHash } from 'node:crypto';
import { type NoticeTypeCode } from '../../../server/contract/src';
import { checkValueOf, MasterKeys } from '../../../server/src/shared/sealing/master-keys';
import { Seal } from '../../../server/src/shared/sealing/seal';
import { exampleAnswer } from '../../support/examples/example-answers';
import type { Database } from '../world/database';
import { BIGGEST } from './base-rows';

/** Only fictitious data is encrypted under it. */
export const MASTER_KEY = createHash('sha256').update('benchmarks').digest();
const SAMPLES = 200;
const BUYER = {
  name: '髙﨑 𠮷子',
  kana: 'タカサキ ヨシコ',
  email: 'yoshiko.t@example.jp',
  phone: '0985-23-3362',
  postalCode: '8800811',
  address: '宮崎県宮崎市錦町1-10',
};

interface Sampled {
  readonly id: string;
  readonly notice_type: NoticeTypeCode;
  readonly answered_on: string;
  readonly order_id: string;
  readonly order_number: string;
}

/**
 * Cases of the largest merchant with an order and an answer that are really encrypted: those whose 案件管理票 is read.
 */
export async function encryptSamples(db: Database): Promise<void> {
  const seal = new Seal(MasterKeys.of(MASTER_KEY));
  const found = await db.query<Sampled>(
    `SELECT c.id::text, c.notice_type, c.answered_at::date::text AS answered_on, o.order_id::text, 'A' || lpad(c.id::text, 10, '0') AS order_number
    FROM support_cases c JOIN bench_orders o ON o.merchant_id = c.merchant_id AND o.case_id = c.id
    WHERE c.merchant_id = $1 AND c.status = 'closed_answered' ORDER BY hashint8extended(c.id, 9) LIMIT ${SAMPLES}`,
    [BIGGEST],
  );
  // Most rows have random bytes as keys, so the portal would consider its master key wrong.
  await db.query('UPDATE master_keys SET check_value = $1 WHERE version = 1', [checkValueOf(MASTER_KEY, 1)]);
  for (const sampled of found) await encryptSample(db, seal, sampled);
  await db.query(
    `CREATE TABLE bench_samples AS SELECT id AS case_id, case_number FROM support_cases WHERE merchant_id = $1 AND id = ANY ($2::bigint[])`,
    [BIGGEST, found.map(({ id }) => id)],
  );
}

async function encryptSample(
  db: Database,
  seal: Seal,
  { id, notice_type, answered_on, order_id, order_number }: Sampled,
): Promise<void> {
  const [ofCase, ofOrder] = [`case:${BIGGEST}:${id}`, `order:${BIGGEST}:${order_number}`];
  const [caseKey, orderKey] = [seal.newKey(ofCase), seal.newKey(ofOrder)];
  await db.query('UPDATE case_keys SET wrapped_key = $3 WHERE merchant_id = $1 AND case_id = $2', [
    BIGGEST,
    id,
    caseKey.wrappedKey,
  ]);
  await db.query('UPDATE answers SET sealed_content = $3 WHERE merchant_id = $1 AND case_id = $2', [
    BIGGEST,
    id,
    seal.seal(caseKey, ofCase, exampleAnswer(notice_type, answered_on), `answer:${BIGGEST}:${id}:1`),
  ]);
  await db.query('UPDATE orders SET wrapped_key = $3, sealed_content = $4 WHERE merchant_id = $1 AND id = $2', [
    BIGGEST,
    order_id,
    orderKey.wrappedKey,
    seal.seal(orderKey, ofOrder, { buyer: BUYER, delivery: null }),
  ]);
}
