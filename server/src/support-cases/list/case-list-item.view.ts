import type { CaseListItem, ServiceRef } from '../../../contract/src';
import { caseDeadline } from '../case/case-deadline';

/** The columns of a case that a page of the list reads; `c` is `support_cases`. */
export const CASE_COLUMNS = `c.merchant_id, c.id, c.case_number, c.service_id, c.category, c.notice_type, c.status, c.requested_on, c.answer_due_on, c.received_at, c.answered_at,
  c.first_opened_at IS NULL AS unread`;

/** The columns of its payment; `p` is `payment_information`. */
export const PAYMENT_COLUMNS = 'p.amount, p.customer_id';

/** Names are present in a list over all merchants. */
export interface CaseRow {
  case_number: string;
  id: string;
  merchant_id: string;
  merchant_name?: string;
  service_id: string;
  service_name?: string;
  category: CaseListItem['category'];
  notice_type: CaseListItem['noticeType'];
  status: CaseListItem['status'];
  requested_on: string;
  answer_due_on: string;
  received_at: Date;
  answered_at: Date | null;
  unread: boolean;
  amount: number;
  customer_id: string | null;
  sort_value: string;
}

/** `service` has the names where the row has none. */
export function caseListItem(row: CaseRow, service: ServiceRef | undefined, now: Date): CaseListItem {
  return {
    caseNumber: row.case_number,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name ?? service!.merchantName,
    serviceId: row.service_id,
    serviceName: row.service_name ?? service!.serviceName,
    category: row.category,
    noticeType: row.notice_type,
    status: row.status,
    requestedOn: row.requested_on,
    unread: row.unread,
    receivedAt: row.received_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    deadline: caseDeadline({ category: row.category, status: row.status, answerDueOn: row.answer_due_on }, now),
    amount: row.amount,
    customerId: row.customer_id,
  };
}
