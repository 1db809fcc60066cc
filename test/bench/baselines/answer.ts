import { MasterKeys } from '../../../server/src/shared/sealing/master-keys';
import { Seal } from '../../../server/src/shared/sealing/seal';
import { MASTER_KEY } from '../seed/encrypted-samples';
import type { Prepared } from './prepared';

interface Body {
  readonly merchantId: string;
  readonly caseNumber: string;
  readonly answer: { readonly sections: Readonly<Record<string, unknown>> };
}

const seal = new Seal(MasterKeys.of(MASTER_KEY));
const FIND = `SELECT c.id, c.service_id, c.revision, u.id AS user_id, u.name AS user_name, u.email FROM support_cases c JOIN users u ON u.user_id = $3
  WHERE c.case_number = $1 AND c.merchant_id = $2 AND c.status IN ('received', 'reopened')`;
const KEY = 'INSERT INTO case_keys (merchant_id, case_id, wrapped_key, master_key_version) VALUES ($1, $2, $3, $4)';
const ANSWER =
  'INSERT INTO answers (merchant_id, case_id, revision, sealed_content, registered_at, registered_by, registered_by_name) VALUES ($1, $2, $3, $4, now(), $5, $6)';
const CLOSE = `UPDATE support_cases SET status = 'closed_answered', answered_at = now(), revision = $3 WHERE merchant_id = $1 AND id = $2`;
const DESK =
  'INSERT INTO contact_desks (merchant_id, service_id, desk) VALUES ($1, $2, $3) ON CONFLICT (merchant_id, service_id) DO UPDATE SET desk = excluded.desk';
const AUDIT = `INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_id, actor_name, from_address, revision, at)
  VALUES ($1, $2, 'answered', 'merchant', $3, $4, '127.0.0.1', $5, now())`;
const MAIL = `INSERT INTO outgoing_mails (merchant_id, case_id, template, facts, next_attempt_at, enqueued_at, once_key, recipient)
  VALUES ($1, $2, 'answer-receipt', $3, now(), now(), $4, $5)`;

const ONE_STATEMENT = `WITH k AS (${KEY}),
  w AS (INSERT INTO answers (merchant_id, case_id, revision, sealed_content, registered_at, registered_by, registered_by_name) VALUES ($1, $2, $5, $6, now(), $7, $8)),
  c AS (UPDATE support_cases SET status = 'closed_answered', answered_at = now(), revision = $5 WHERE merchant_id = $1 AND id = $2 AND status IN ('received', 'reopened')),
  d AS (INSERT INTO contact_desks (merchant_id, service_id, desk) VALUES ($1, $9, $10) ON CONFLICT (merchant_id, service_id) DO UPDATE SET desk = excluded.desk),
  a AS (INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_id, actor_name, from_address, revision, at)
    VALUES ($1, $2, 'answered', 'merchant', $7, $8, '127.0.0.1', $5, now()))
  INSERT INTO outgoing_mails (merchant_id, case_id, template, facts, next_attempt_at, enqueued_at, once_key, recipient) VALUES ($1, $2, 'answer-receipt', $11, now(), now(), $12, $13)`;

/** B7: the writes of an answer in one transaction, sent together. */
export async function answer(db: Prepared, body: unknown): Promise<object> {
  const { merchantId, caseNumber, content, found, revision, key, encrypted, mail } = await prepare(db, body, true);
  await Promise.all([
    db.rows(KEY, [merchantId, found.id, key.wrappedKey, key.masterKeyVersion]),
    db.rows(ANSWER, [merchantId, found.id, revision, encrypted, found.user_id, found.user_name]),
    db.rows(CLOSE, [merchantId, found.id, revision]),
    db.rows(DESK, [merchantId, found.service_id, JSON.stringify(content.sections['contactDesk'])]),
    db.rows(AUDIT, [merchantId, found.id, found.user_id, found.user_name, revision]),
    db.rows(MAIL, [merchantId, found.id, ...mail]),
  ]);
  return { caseNumber, revision };
}

/**
 * Reads everything about the case with one query and writes everything with one statement; the primary key of answers
 * prevents a second answer.
 */
export async function answerInOneStatement(db: Prepared, body: unknown): Promise<object> {
  const { merchantId, caseNumber, content, found, revision, key, encrypted, mail } = await prepare(db, body, false);
  await db.rows(ONE_STATEMENT, [
    merchantId,
    found.id,
    key.wrappedKey,
    key.masterKeyVersion,
    revision,
    encrypted,
    found.user_id,
    found.user_name,
    found.service_id,
    JSON.stringify(content.sections['contactDesk']),
    ...mail,
  ]);
  return { caseNumber, revision };
}

interface Found {
  readonly id: string;
  readonly service_id: string;
  readonly revision: number;
  readonly user_id: string;
  readonly user_name: string;
  readonly email: string;
}

async function prepare(db: Prepared, body: unknown, lock: boolean) {
  const { merchantId, caseNumber, answer: content } = body as Body;
  const [found] = await db.rows<Found>(lock ? `${FIND} FOR UPDATE OF c` : FIND, [
    caseNumber,
    merchantId,
    `staff-${merchantId}`,
  ]);
  if (!found) throw new Error(`${caseNumber} is not open`);
  const context = `case:${merchantId}:${found.id}`;
  const key = seal.newKey(context);
  const revision = found.revision + 1;
  const mail = [JSON.stringify({ revision }), `answer-receipt:${found.id}:${revision}:${found.email}`, found.email];
  return {
    merchantId,
    caseNumber,
    content,
    found,
    revision,
    key,
    encrypted: seal.seal(key, context, content, `answer:${merchantId}:${found.id}:${revision}`),
    mail,
  };
}
