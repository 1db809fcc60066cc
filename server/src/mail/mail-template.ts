import type { NoticeTypeCode } from '../../contract/src';

export const MAIL_TEMPLATES = ['case-received', 'case-reopened', 'answer-receipt'] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** What a mail about a case is made from: nothing personal, no credential. */
export interface CaseMailVariables {
  readonly caseNumber: string;
  readonly noticeType: NoticeTypeCode;
  readonly answerDueOn: string;
  readonly merchantId: string;
  readonly serviceId: string;
}
