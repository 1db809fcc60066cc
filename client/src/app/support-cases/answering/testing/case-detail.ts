import { type CaseDetail, type NoticeTypeCode, categoryOf } from '@contract';

export const TODAY = '2026-11-24';

/** A case as the portal's API returns it, for specs. */
export function caseDetail(noticeType: NoticeTypeCode, changes: Partial<CaseDetail> = {}): CaseDetail {
  return {
    version: 1,
    caseNumber: 'C2611240001',
    category: categoryOf(noticeType).code,
    noticeType,
    status: 'received',
    merchantId: '12345',
    merchantName: '北の台所',
    serviceId: '001',
    serviceName: '北の台所 通販',
    requestedOn: '2026-11-20',
    receivedAt: '2026-11-20T01:00:00.000Z',
    answeredAt: null,
    deadline: { on: '2026-11-27', state: 'soon', businessDaysLeft: 3 },
    unread: false,
    summary: null,
    supplementaryNote: null,
    acquirerName: '決済機関',
    payment: {
      method: 'credit_card',
      trackingId: '12345678901234',
      amount: 1980,
      currency: 'JPY',
      customerId: 'CUST-77',
      orderId: 'ORD-1',
      authorizedAt: null,
      capturedOn: null,
      cardBrand: 'visa',
      maskedCardNumber: '************1111',
      approvalCode: null,
      productName: null,
    },
    order: null,
    earlier: { repaid: null, cases: [], more: false },
    answerDefaults: null,
    answers: [],
    reopenings: [],
    withdrawal: null,
    history: [],
    mails: null,
    contactDeskDefault: null,
    reopeningDueOn: null,
    allowed: { answer: true, reopen: false },
    ...changes,
  };
}
