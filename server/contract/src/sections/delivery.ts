import type { SectionSpec } from '../answer/section-spec';

const GOODS = [{ path: 'product.salesForm', in: ['goods'] }] as const;

/** Asked for goods only: spec 2.2. */
export const shipping = {
  name: 'shipping',
  label: { ja: '商品発送状況', en: 'Shipping' },
  shape: 'fields',
  askedWhen: GOODS,
  dateOrder: [['orderedOn', 'shippedOn', 'deliveredOn']],
  atLeastOne: [{ fields: ['shippedOn', 'notShippedReason'] }],
  notTogether: [['shippedOn', 'notShippedReason']],
  help: {
    ja: '未発送のときは、発送日の代わりに未発送の理由をご入力ください。',
    en: 'If nothing was shipped yet, give the reason instead of a date.',
  },
  fields: [
    { name: 'orderedOn', label: { ja: '注文日', en: 'Ordered on' }, kind: 'date', required: true, date: 'past' },
    { name: 'shippedOn', label: { ja: '発送日', en: 'Shipped on' }, kind: 'date', date: 'past' },
    { name: 'notShippedReason', label: { ja: '未発送の理由', en: 'Why not shipped yet' }, kind: 'text' },
    {
      name: 'deliveredOn',
      label: { ja: '到着日', en: 'Delivered on' },
      kind: 'date',
      date: 'past',
      askedWhen: [{ path: 'shipping.notShippedReason', absent: true }],
    },
    { name: 'carrier', label: { ja: '配送業者', en: 'Carrier' }, kind: 'name' },
    { name: 'trackingNumber', label: { ja: '送り状番号', en: 'Slip number' }, kind: 'slip' },
  ],
} as const satisfies SectionSpec;

export const deliveryAddress = {
  name: 'deliveryAddress',
  label: { ja: '配送先', en: 'Delivery address' },
  shape: 'fields',
  askedWhen: GOODS,
  optional: true,
  help: {
    ja: 'ご購入者住所と異なる配送先の場合にご入力ください。',
    en: 'Only where the goods went to another address than the purchaser’s.',
  },
  fields: [
    { name: 'name', label: { ja: '氏名', en: 'Name' }, kind: 'name', required: true, personal: true },
    { name: 'postalCode', label: { ja: '郵便番号', en: 'Postal code' }, kind: 'postalCode' },
    { name: 'address', label: { ja: '住所', en: 'Address' }, kind: 'address', required: true, personal: true },
    { name: 'phone', label: { ja: '電話番号', en: 'Phone number' }, kind: 'phone' },
  ],
} as const satisfies SectionSpec;
