import { createHash } from 'node:crypto';
import type { Prepared } from './prepared';

interface Body {
  readonly acquirerReference: string;
  readonly merchantId: string;
  readonly serviceId: string;
  readonly noticeType: string;
  readonly requestedOn: string;
  readonly answerDueOn: string;
  readonly summary: string;
  readonly payment: Readonly<Record<string, string | number>>;
}

const CATEGORY = 'usage_inquiry_and_cancellation';
const CASE = `INSERT INTO support_cases (merchant_id, service_id, acquirer_id, acquirer_reference, request_hash, category, notice_type, status, requested_on, answer_due_on, received_at, revision, summary)
  VALUES ($1, $2, (SELECT id FROM acquirers WHERE code = 'BENCH1'), $3, $4, '${CATEGORY}', $5, 'received', $6, $7, now(), 0, $8) ON CONFLICT DO NOTHING RETURNING merchant_id, id, case_number, received_at`;
const PAYMENT_COLUMNS = 'method, tracking_id, amount, currency, customer_id, order_id, card_brand, masked_card_number';
const PAYMENT = `INSERT INTO payment_information (merchant_id, case_id, ${PAYMENT_COLUMNS}) VALUES ($1, $2, $3, $4, $5, 'JPY', $6, $7, $8, $9)`;
const AUDIT = `INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_name, from_address, at) VALUES ($1, $2, 'received', 'acquirer', '第1カード', '127.0.0.1', now())`;
/** The recipients are looked up by the same statement. */
const MAILS = (
  merchant: string,
  id: string,
  source = '',
) => `INSERT INTO outgoing_mails (merchant_id, case_id, template, facts, next_attempt_at, enqueued_at, once_key, recipient)
  SELECT ${merchant}, ${id}, 'case-received', '{"revision": 0}', now(), now(), 'case-received:' || ${id} || ':' || email, email FROM contacts ${source}`;
const MAILS_OF_CASE = `${MAILS('$1', '$2::bigint')} WHERE merchant_id = $1 AND active`;

const ONE_STATEMENT = `WITH c AS (${CASE}),
  p AS (INSERT INTO payment_information (merchant_id, case_id, ${PAYMENT_COLUMNS}) SELECT merchant_id, id, $9::text, $10::text, $11::integer, 'JPY', $12::text, $13::text, $14::text, $15::text FROM c),
  a AS (INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_name, from_address, at) SELECT merchant_id, id, 'received', 'acquirer', '第1カード', '127.0.0.1', now() FROM c),
  m AS (${MAILS('c.merchant_id', 'c.id', 'JOIN c USING (merchant_id)')} WHERE active)
  SELECT case_number, received_at FROM c`;

/** B1: a case with payment, history and mails in one transaction; the statements after the case are sent together. */
export async function intake(db: Prepared, body: unknown): Promise<object> {
  const request = body as Body;
  const [row] = await db.rows<{ id: string; case_number: string; received_at: Date }>(CASE, caseValues(request));
  await Promise.all([
    db.rows(PAYMENT, [request.merchantId, row!.id, ...paymentValues(request)]),
    db.rows(AUDIT, [request.merchantId, row!.id]),
    db.rows(MAILS_OF_CASE, [request.merchantId, row!.id]),
  ]);
  return receipt(request, row!);
}

/** The same rows in a single auto-committed statement: one round trip. */
export async function intakeInOneStatement(db: Prepared, body: unknown): Promise<object> {
  const request = body as Body;
  const [row] = await db.rows<{ case_number: string; received_at: Date }>(ONE_STATEMENT, [
    ...caseValues(request),
    ...paymentValues(request),
  ]);
  return receipt(request, row!);
}

function caseValues(request: Body): unknown[] {
  const { merchantId, serviceId, acquirerReference, noticeType, requestedOn, answerDueOn, summary } = request;
  return [
    merchantId,
    serviceId,
    acquirerReference,
    createHash('sha256').update(JSON.stringify(request)).digest(),
    noticeType,
    requestedOn,
    answerDueOn,
    summary,
  ];
}

function paymentValues({
  payment: { method, trackingId, amount, customerId, orderId, cardBrand, maskedCardNumber },
}: Body): unknown[] {
  return [method, trackingId, amount, customerId, orderId, cardBrand, maskedCardNumber];
}

function receipt({ acquirerReference }: Body, row: { case_number: string; received_at: Date }): object {
  return {
    caseNumber: row.case_number,
    status: 'received',
    acquirerReference,
    receivedAt: row.received_at.toISOString(),
  };
}
