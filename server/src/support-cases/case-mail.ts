import type { CaseMailVariables } from '../mail/mail-template';
import type { SupportCase } from './support-case.entity';

/** What a mail about a case says: enough to find it, nothing personal. */
export function mailVariables({
  caseNumber,
  noticeType,
  answerDueOn,
  merchantId,
  serviceId,
}: SupportCase): CaseMailVariables {
  return { caseNumber, noticeType, answerDueOn, merchantId, serviceId };
}
