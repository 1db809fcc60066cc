import {
  type CaseStatus,
  categoryOf,
  deadlineText,
  isNoticeType,
  type NoticeTypeCode,
  noticeTypeLabel,
  tokyoDate,
} from '../../contract/src';
import { prepared } from '../shared/database/statement';
import { deadline, inUnit } from '../shared/time/business-days';
import type { Sending, Subject } from './mail-entry';

/** A case as a mail may tell of it: no personal data, no credential. */
export interface CaseFound {
  readonly caseNumber: string;
  readonly merchantId: string;
  readonly serviceId: string;
  readonly noticeType: NoticeTypeCode;
  readonly answerDueOn: string;
  readonly status: CaseStatus;
  readonly revision: number;
}

/** The variables of every mail about a case. */
export interface CaseVariables {
  readonly providerName: string;
  readonly merchantId: string;
  readonly serviceId: string;
  readonly caseNumber: string;
  readonly noticeTypeLabel: string;
  /** `残り3営業日(2026/11/30)`, in the portal's wording; `2026/11/30` where the mail asks for nothing. */
  readonly answerDueOn: string;
  readonly loginUrl: string;
}

const READ = `SELECT m.id AS "mailId", c.case_number AS "caseNumber", c.merchant_id AS "merchantId", c.service_id AS "serviceId",
    c.notice_type AS "noticeType", c.answer_due_on AS "answerDueOn", c.status, c.revision
  FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS m (id, merchant_id, case_id)
  JOIN support_cases c ON c.merchant_id = m.merchant_id AND c.id = m.case_id`;

/** The case that a mail's row names. */
export const CASE: Subject<CaseFound> = {
  kind: 'case',
  read: (mails) =>
    prepared(READ, [
      mails.map(({ id }) => id),
      mails.map(({ merchantId }) => merchantId),
      mails.map(({ caseId }) => caseId),
    ]),
  nameOf: ({ caseNumber }) => caseNumber,
};

/** `asksForAnswer`: then the days that are left are counted from today. */
export function caseVariables(found: CaseFound, sending: Sending, asksForAnswer: boolean): CaseVariables {
  const { merchantId, serviceId, caseNumber, noticeType } = found;
  if (!isNoticeType(noticeType)) throw new Error('no such notice type');
  return {
    providerName: sending.providerName,
    merchantId,
    serviceId,
    caseNumber,
    noticeTypeLabel: noticeTypeLabel(noticeType).ja,
    answerDueOn: deadlineWords(found, sending.now, asksForAnswer),
    loginUrl: loginUrl(sending.portalUrl, caseNumber),
  };
}

function deadlineWords({ noticeType, answerDueOn }: CaseFound, now: Date, isRunning: boolean): string {
  const due = deadline(isRunning, answerDueOn, tokyoDate(now));
  return deadlineText(inUnit(categoryOf(noticeType).deadline.unit, due, now), answerDueOn.replaceAll('-', '/'), 'ja');
}

/** Links to the login, and from there to the case (spec 1.3, step 2); the link contains no credential. */
function loginUrl(portalUrl: URL, caseNumber: string): string {
  return `${portalUrl.href.replace(/\/$/, '')}/login?next=/cases/${encodeURIComponent(caseNumber)}`;
}
