import type { CardPayment, OrderDetail } from '../../../server/contract/src';

/** A card payment of 1,980 yen, captured on 2026-11-02. */
export function examplePayment(changes: Partial<CardPayment> = {}): CardPayment {
  return {
    trackingId: '00000616307350',
    amount: 1_980,
    state: 'captured',
    cardBrand: 'visa',
    maskedCardNumber: '************4242',
    approvalCode: '031527',
    authorizedAt: '2026-11-01T15:30:00.000Z',
    authorizationEndsOn: '2026-12-31',
    autoCaptured: false,
    capturedOn: '2026-11-02',
    refundedOn: null,
    operations: [],
    inquiring: null,
    capture: { allowed: false, block: 'captured', dates: null },
    refund: { allowed: true, block: null, on: '2026-11-24', voids: false },
    difference: null,
    repayment: null,
    repaymentAllowed: false,
    ...changes,
  };
}

/** An order of goods, placed on 2026-11-02 in Japan and shipped one day later. */
export function exampleOrder(changes: Partial<OrderDetail> = {}): OrderDetail {
  return {
    version: 1,
    id: '1',
    orderNumber: 'A20261102-0007',
    merchantId: '12345',
    merchantName: '北のめぐみ市場',
    serviceId: '001',
    serviceName: '本店',
    status: 'shipped',
    paymentMethod: 'credit_card',
    customerId: 'cust-0001',
    buyerName: '髙﨑 𠮷子',
    orderedAt: '2026-11-01T15:30:00.000Z',
    updatedAt: '2026-11-03T01:00:00.000Z',
    total: 1_980,
    payment: null,
    attention: null,
    buyer: {
      name: '髙﨑 𠮷子',
      kana: 'タカサキ ヨシコ',
      email: 'y@example.jp',
      phone: '0985-23-3362',
      postalCode: '8800811',
      address: '宮崎県宮崎市錦町1-10',
    },
    delivery: null,
    items: [{ name: '北海道じゃがいも定期便(5kg)', unitPrice: 1_980, quantity: 1 }],
    subtotal: 1_980,
    shippingFee: 0,
    salesForm: 'goods',
    subscription: null,
    carrier: 'ヤマト運輸',
    slipNumber: '123456789012',
    paidOn: '2026-11-02',
    shippedOn: '2026-11-03',
    card: examplePayment(),
    history: [],
    allowed: { changeStatus: true },
    ...changes,
  };
}

/** A payment that was refunded by the gateway. */
export function refundedOn(on: string): CardPayment {
  return examplePayment({ state: 'refunded', refundedOn: on });
}
