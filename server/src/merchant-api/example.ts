/** A body that works unchanged against the demo, for the API's description. */
export const ORDER_EXAMPLE = {
  orderNumber: 'A20261125-0007',
  serviceId: '001',
  orderedAt: '2026-11-25T10:15:30+09:00',
  paymentMethod: 'credit_card',
  customerId: 'cust-0001',
  buyer: {
    name: '髙橋 美咲',
    kana: 'タカハシ ミサキ',
    email: 'misaki.t@example.jp',
    phone: '0985-23-3362',
    postalCode: '880-0811',
    address: '宮崎県宮崎市錦町1-10',
  },
  items: [{ name: '北海道産いくら醤油漬け 500g', unitPrice: 8980, quantity: 2 }],
  shippingFee: 880,
  payment: {
    trackingId: '00000716307351',
    amount: 18840,
    cardBrand: 'visa',
    maskedCardNumber: '************4242',
    approvalCode: '031527',
    authorizedAt: '2026-11-25T10:15:30+09:00',
  },
};
