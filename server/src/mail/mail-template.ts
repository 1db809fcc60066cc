import type { NoticeTypeCode } from '../../contract/src';

export const MAIL_TEMPLATES = ['case-received', 'case-reopened', 'answer-receipt'] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** The variables of a mail about a case: no personal data, no credential. */
export interface CaseMailVariables {
  readonly caseNumber: string;
  readonly noticeType: NoticeTypeCode;
  readonly answerDueOn: string;
  readonly merchantId: string;
  readonly serviceId: string;
}
