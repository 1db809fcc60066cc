/** Bodies that work unchanged against the demo, for the API's description. */
export const REQUEST_EXAMPLE = {
  acquirerReference: 'VJ-20261120-000123',
  merchantId: '12345',
  serviceId: '001',
  noticeType: 'usage_inquiry.fraud_suspected',
  requestedOn: '2026-11-20',
  summary: 'カード会社より不正利用の疑いの申告',
  payment: {
    method: 'credit_card',
    trackingId: '00000616307350',
    amount: 1980,
    currency: 'JPY',
    customerId: 'cust-0001',
    orderId: 'A20261101-0007',
    authorizedAt: '2026-11-01T10:15:30+09:00',
    capturedOn: '2026-11-02',
    cardBrand: 'visa',
    maskedCardNumber: '************4242',
    approvalCode: '123456',
  },
};

export const WITHDRAWAL_EXAMPLE = { reason: 'カード会員様より申し出の取下げがあったため' };
