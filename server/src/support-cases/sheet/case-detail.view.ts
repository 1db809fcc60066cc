import {
  aboutPayment,
  answerDefaults,
  type CaseDetail,
  type CaseSummary,
  type Earlier,
  isSupport,
  may,
  type MailView,
  type OrderDetail,
  type PaymentInformation as PaymentView,
  type RegisteredAnswerView,
  type HistoryEntry,
  REOPENING,
  statusAfter,
  tokyoDate,
} from '../../../contract/src';
import { SUPPORT_NAME } from '../../audit/actor';
import type { CurrentUser } from '../../identity/current-user';
import { businessDaysAfter } from '../../shared/time/business-days';
import { caseDeadline } from '../case/case-deadline';
import type { PaymentInformation } from '../case/payment-information.entity';
import type { Reopening } from '../reopening/reopening.entity';
import type { SupportCase } from '../case/support-case.entity';
import type { Withdrawal } from '../case/withdrawal.entity';

/** The rows of other tables that belong to a case. */
export interface CaseRecords {
  readonly names: { readonly merchant: string; readonly service: string; readonly acquirer: string };
  readonly answers: readonly RegisteredAnswerView[];
  readonly reopenings: readonly Reopening[];
  readonly withdrawal: Withdrawal | null;
  readonly history: readonly HistoryEntry[];
  readonly mails: readonly MailView[] | null;
  readonly contactDesk: Readonly<Record<string, string>> | null;
  readonly order: OrderDetail | null;
  readonly earlier: Earlier;
}

/** SupportCase → CaseDetail, for one reader. */
export function caseDetail(supportCase: SupportCase, records: CaseRecords, reader: CurrentUser, now: Date): CaseDetail {
  const today = tokyoDate(now);
  const { answers, history, mails, withdrawal, order, earlier } = records;
  const { category, status } = supportCase;
  const mayAnswer = may(reader.role, 'answerCases') && !!statusAfter(category, status, 'answer', 'merchant');
  const mayReopen = may(reader.role, 'reopenCases') && !!statusAfter(category, status, 'reopen', 'support');
  return {
    ...summary(supportCase, records, now),
    version: supportCase.version,
    summary: supportCase.summary,
    supplementaryNote: supportCase.supplementaryNote,
    acquirerName: records.names.acquirer,
    payment: payment(supportCase.payment),
    answers,
    history,
    mails,
    order,
    earlier,
    answerDefaults:
      order && mayAnswer
        ? answerDefaults(aboutPayment(order, supportCase.payment), supportCase.noticeType, today)
        : null,
    reopenings: records.reopenings.map(({ revision, reason, reopenedAt, reopenedByName, answerDueOn }) => ({
      revision,
      reason,
      answerDueOn,
      reopenedAt: reopenedAt.toISOString(),
      reopenedBy: isSupport(reader.role) ? reopenedByName : SUPPORT_NAME,
    })),
    withdrawal: withdrawal && { reason: withdrawal.reason, withdrawnAt: withdrawal.withdrawnAt.toISOString() },
    contactDeskDefault: records.contactDesk,
    reopeningDueOn: mayReopen ? businessDaysAfter(today, REOPENING.businessDays) : null,
    allowed: { answer: mayAnswer, reopen: mayReopen },
  };
}

function summary(supportCase: SupportCase, { names }: CaseRecords, now: Date): CaseSummary {
  const { caseNumber, merchantId, serviceId, category, noticeType, status, requestedOn } = supportCase;
  return {
    caseNumber,
    merchantId,
    serviceId,
    category,
    noticeType,
    status,
    requestedOn,
    merchantName: names.merchant,
    serviceName: names.service,
    receivedAt: supportCase.receivedAt.toISOString(),
    answeredAt: supportCase.answeredAt?.toISOString() ?? null,
    deadline: caseDeadline(supportCase, now),
    unread: supportCase.firstViewedAt === null,
  };
}

function payment(row: PaymentInformation): PaymentView {
  const {
    method,
    trackingId,
    amount,
    currency,
    customerId,
    orderId,
    authorizedAt,
    capturedOn,
    cardBrand,
    maskedCardNumber,
    approvalCode,
    productName,
  } = row;
  return {
    method,
    trackingId,
    amount,
    currency,
    customerId,
    orderId,
    capturedOn,
    cardBrand,
    maskedCardNumber,
    approvalCode,
    productName,
    authorizedAt: authorizedAt?.toISOString() ?? null,
  };
}
