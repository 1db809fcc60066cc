import type { Database } from '../world/database';

/**
 * Random bytes of the size of an encrypted answer; nobody decrypts these. Answers that are decrypted come from
 * encrypted-samples.
 */
const ENCRYPTED_ANSWER = `decode(repeat(md5(b.id::text), 60 + b.v % 30), 'hex')`;
const WRAPPED_KEY = (of: string) => `substring(decode(repeat(md5(${of}::text), 4), 'hex') FOR 60)`;
const ANSWERED = `b.status IN ('closed_answered', 'reopened')`;

/** Users by their merchant: each has one. */
const BY_STAFF = `JOIN users u ON u.merchant_id = b.merchant_id`;

const ANSWERS = `INSERT INTO case_keys (merchant_id, case_id, wrapped_key, master_key_version) SELECT b.merchant_id, b.id, ${WRAPPED_KEY('b.id')}, 1 FROM bench_cases b WHERE ${ANSWERED} ORDER BY b.id;
  INSERT INTO answers (merchant_id, case_id, revision, sealed_content, registered_at, registered_by, registered_by_name)
    SELECT b.merchant_id, b.id, 1, ${ENCRYPTED_ANSWER}, b.answered_at, u.id, u.name FROM bench_cases b ${BY_STAFF} WHERE ${ANSWERED} ORDER BY b.id;
  INSERT INTO reopenings (merchant_id, case_id, revision, reason, reopened_at, reopened_by, reopened_by_name)
    SELECT b.merchant_id, b.id, 1, '到着日に誤りがありました。', b.answered_at, s.id, s.name FROM bench_cases b CROSS JOIN (SELECT id, name FROM users WHERE merchant_id IS NULL) AS s WHERE b.status = 'reopened';
  INSERT INTO withdrawals (merchant_id, case_id, reason, withdrawn_at, withdrawn_by_name)
    SELECT merchant_id, id, '会員様より取下げの連絡があったため', answered_at, '第1カード' FROM bench_cases WHERE status = 'closed_withdrawn'`;

/** In chronological order, as the log grows: the entries of one case are far apart. */
const AUDIT = `INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_id, actor_name, from_address, revision, at)
  SELECT * FROM (
    SELECT merchant_id, id, 'received', 'acquirer', NULL::uuid, '第1カード', inet '192.0.2.7', NULL::integer, received_at AS at FROM bench_cases
    UNION ALL SELECT b.merchant_id, b.id, 'opened', 'merchant', u.id, u.name, inet '198.51.100.9', NULL, b.opened_at FROM bench_cases b ${BY_STAFF} WHERE b.opened_at IS NOT NULL
    UNION ALL SELECT b.merchant_id, b.id, 'answered', 'merchant', u.id, u.name, inet '198.51.100.9', 1, b.answered_at FROM bench_cases b ${BY_STAFF} WHERE ${ANSWERED}) AS happened
  ORDER BY at`;

const MAILS = `INSERT INTO outgoing_mails (merchant_id, case_id, once_key, template, recipient, facts, state, attempts, next_attempt_at, enqueued_at, sent_at)
  SELECT b.merchant_id, b.id, 'case-received:' || b.id || ':' || recipient, 'case-received', recipient,
    '{"revision": 0}', 'sent', 1, b.received_at, b.received_at, b.received_at + interval '3 seconds'
  FROM bench_cases b CROSS JOIN LATERAL (SELECT 'notify-' || b.merchant_id || '@example.jp' AS recipient) AS recipients ORDER BY b.id`;

/** The events of the cases: answers, reopenings, withdrawals, the audit log, and sent mails. */
export async function seedRecords(db: Database): Promise<void> {
  await db.query(ANSWERS);
  await db.query(AUDIT);
  await db.query(MAILS);
}
