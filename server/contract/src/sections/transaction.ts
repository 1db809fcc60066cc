import type { SectionSpec } from '../answer/section-spec';

/** The common sections of notice types 1–12, for every transaction: spec 2.2. */
export const purchaser = {
  name: 'purchaser',
  label: { ja: 'ご購入者情報', en: 'Purchaser' },
  shape: 'fields',
  optional: [{ path: 'product.salesForm', in: ['lodging'] }],
  fields: [
    {
      name: 'name',
      label: { ja: '氏名', en: 'Name' },
      kind: 'name',
      required: true,
      personal: true,
      help: { ja: 'アカウント名でもかまいません。', en: 'An account name will do.' },
    },
    { name: 'postalCode', label: { ja: '郵便番号', en: 'Postal code' }, kind: 'postalCode' },
    { name: 'address', label: { ja: '住所', en: 'Address' }, kind: 'address', required: true, personal: true },
    {
      name: 'email',
      label: { ja: 'メールアドレス', en: 'E-mail address' },
      kind: 'email',
      required: true,
      personal: true,
    },
    { name: 'phone', label: { ja: '電話番号', en: 'Phone number' }, kind: 'phone', required: true, personal: true },
  ],
} as const satisfies SectionSpec;

export const product = {
  name: 'product',
  label: { ja: '詳細商品名', en: 'Product' },
  shape: 'fields',
  fields: [
    {
      name: 'name',
      label: { ja: '詳細商品名', en: 'Product name' },
      kind: 'line',
      required: [{ path: 'payment.productName', absent: true }],
    },
    {
      name: 'salesForm',
      label: { ja: '販売形態', en: 'Form of sale' },
      kind: 'choice',
      required: true,
      options: [
        { value: 'goods', label: { ja: '物品販売', en: 'Goods' } },
        { value: 'service', label: { ja: 'サービス・デジタル', en: 'Service or digital' } },
        { value: 'lodging', label: { ja: '宿泊サービス', en: 'Lodging' } },
      ],
    },
    {
      name: 'continuing',
      label: { ja: '継続商品', en: 'Continuing product' },
      kind: 'flag',
      required: true,
      help: {
        ja: '定期購入や月額課金など、継続して請求する商品ですか。',
        en: 'Is it billed again and again, as a subscription is?',
      },
    },
  ],
} as const satisfies SectionSpec;

export const subscription = {
  name: 'subscription',
  label: { ja: '継続購入契約状況', en: 'Continuing contract' },
  shape: 'fields',
  askedWhen: [{ path: 'product.continuing', in: [true] }],
  dateOrder: [
    ['billedFrom', 'billedTo'],
    ['appliedOn', 'cancelledOn'],
  ],
  fields: [
    { name: 'appliedOn', label: { ja: '申込日', en: 'Applied on' }, kind: 'date', required: true, date: 'past' },
    {
      name: 'billedFrom',
      label: { ja: '課金期間(開始日)', en: 'Billed from' },
      kind: 'date',
      required: true,
      date: 'past',
    },
    {
      name: 'billedTo',
      label: { ja: '課金期間(終了日)', en: 'Billed to' },
      kind: 'date',
      help: { ja: '終了日が決まっていないときは空欄にします。', en: 'Leave empty while no end is set.' },
    },
    {
      name: 'status',
      label: { ja: '契約状況', en: 'Contract status' },
      kind: 'choice',
      required: true,
      options: [
        { value: 'active', label: { ja: '継続中', en: 'Active' } },
        { value: 'cancelled', label: { ja: '解約済み', en: 'Cancelled' } },
      ],
    },
    {
      name: 'cancelledOn',
      label: { ja: '解約日', en: 'Cancelled on' },
      kind: 'date',
      required: true,
      date: 'past',
      askedWhen: [{ path: 'subscription.status', in: ['cancelled'] }],
    },
  ],
} as const satisfies SectionSpec;

export const contactDesk = {
  name: 'contactDesk',
  label: { ja: 'お客様向け問合せ窓口', en: 'Customer contact desk' },
  shape: 'fields',
  atLeastOne: [
    // The stricter rule first: it names everything that is needed.
    { fields: ['phone', 'email'], when: { path: 'noticeType', in: ['complaint_investigation.contact_unknown'] } },
    { fields: ['phone', 'email', 'url'] },
  ],
  help: {
    ja: '電話番号、メールアドレス、URLのうち1つ以上をご入力ください。',
    en: 'Give at least one of phone number, e-mail address and URL.',
  },
  fields: [
    { name: 'name', label: { ja: '窓口名', en: 'Desk name' }, kind: 'name' },
    { name: 'phone', label: { ja: '電話番号', en: 'Phone number' }, kind: 'phone' },
    { name: 'email', label: { ja: 'メールアドレス', en: 'E-mail address' }, kind: 'email' },
    { name: 'url', label: { ja: 'URL', en: 'URL' }, kind: 'url' },
    { name: 'hours', label: { ja: '受付時間', en: 'Hours' }, kind: 'line' },
  ],
} as const satisfies SectionSpec;

export const remarks = {
  name: 'remarks',
  label: { ja: '備考', en: 'Remarks' },
  shape: 'text',
  optional: true,
  fields: [],
} as const satisfies SectionSpec;
