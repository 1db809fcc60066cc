import { caseStatus, NOTICE_TYPE_CODES, NOTICE_TYPES, type NoticeTypeSpec, noticeType, noticeTypeLabel } from '..';

/** The seed's table, character by character: 区分:種別, and the text in parentheses where there is one. */
const SEED: Readonly<Record<string, readonly [label: string, hint?: string]>> = {
  'usage_inquiry.usage_details': ['利用照会:利用内容調査', '購入者、購入商品等の詳細調査'],
  'usage_inquiry.fraud_suspected': ['利用照会:不正・悪用調査', '第三者による不正利用の疑いあり'],
  'usage_inquiry.cancellation_wanted': ['利用照会:キャンセル・解約希望'],
  'usage_inquiry.not_provided': ['利用照会:商品・サービス未提供'],
  'usage_inquiry.duplicate_charge': ['利用照会:重複請求'],
  'usage_inquiry.not_recognized': ['利用照会:利用覚えなし'],
  'usage_inquiry.other': ['利用照会:その他', '「加盟店様への依頼補足事項」欄をご確認ください'],
  'complaint_investigation.contact_unknown': ['苦情調査:問合せ先不明'],
  'complaint_investigation.no_reply': ['苦情調査:問合せ返答なし'],
  'complaint_investigation.not_as_described': ['苦情調査:サービス内容相違'],
  'complaint_investigation.refund_demanded': ['苦情調査:返金要望'],
  'complaint_investigation.other': ['苦情調査:その他'],
  'cancellation_request.unable_or_deceased': ['解約処理依頼:本人対応困難・本人逝去'],
  'cancellation_request.not_recognized': ['解約処理依頼:利用覚えなし'],
  'cancellation_request.method_unknown': ['解約処理依頼:解約方法不明'],
  'cancellation_request.account_lost': ['解約処理依頼:アカウント情報紛失'],
  'cancellation_request.other': ['解約処理依頼:その他', '「加盟店様への依頼補足事項」欄をご確認ください'],
};

/** What each type asks for besides the common items: spec 2.1. */
const PARTICULAR: Readonly<Record<string, readonly string[]>> = {
  'usage_inquiry.usage_details': [],
  'usage_inquiry.fraud_suspected': ['accountAction'],
  'usage_inquiry.cancellation_wanted': ['customerContact', 'resolution'],
  'usage_inquiry.not_provided': ['factCheck', 'resolution'],
  'usage_inquiry.duplicate_charge': ['factCheck', 'resolution'],
  'usage_inquiry.not_recognized': ['usageEvidence'],
  'usage_inquiry.other': ['supplementaryReply'],
  'complaint_investigation.contact_unknown': [],
  'complaint_investigation.no_reply': ['customerContact'],
  'complaint_investigation.not_as_described': ['factCheck', 'resolution'],
  'complaint_investigation.refund_demanded': ['resolution'],
  'complaint_investigation.other': ['supplementaryReply'],
};
const COMMON = [
  'product',
  'purchaser',
  'subscription',
  'shipping',
  'deliveryAddress',
  'reservationHolder',
  'guests',
  'stay',
  'contactDesk',
  'remarks',
];

const sectionNames = (type: NoticeTypeSpec) => type.sections.map((section) => section.name);
const types: readonly NoticeTypeSpec[] = NOTICE_TYPES;

describe('the 17 notice types', () => {
  it('are those of the seed, in its order', () => {
    expect(NOTICE_TYPE_CODES).toEqual(Object.keys(SEED));
    expect(NOTICE_TYPE_CODES).toHaveLength(17);
  });

  it.each(NOTICE_TYPES.map((type) => type.code))('%s has the seed’s label and hint', (code) => {
    expect([noticeTypeLabel(code).ja, noticeType(code).hint?.ja]).toEqual([SEED[code]![0], SEED[code]![1]]);
    expect(code.split('.')[0]).toBe(noticeType(code).kind);
  });

  it('require a supplementary note for the three その他, and for no other', () => {
    const asking = types.filter((type) => type.needsSupplementaryNote).map((type) => type.code);
    expect(asking).toEqual(['usage_inquiry.other', 'complaint_investigation.other', 'cancellation_request.other']);
    expect(types.filter((type) => type.label.ja === 'その他').map((type) => type.code)).toEqual(asking);
  });

  it.each(Object.keys(PARTICULAR))('%s asks for the common items and its own', (code) => {
    const type = types.find((t) => t.code === code)!;
    expect(new Set(sectionNames(type))).toEqual(new Set([...COMMON, ...PARTICULAR[code]!]));
  });

  it('disclose no purchaser when only a cancellation is asked for', () => {
    const cancellations = types.filter((type) => type.kind === 'cancellation_request');
    expect(cancellations.map(sectionNames)).toEqual([
      ['cancellation'],
      ['cancellation'],
      ['cancellation'],
      ['cancellation'],
      ['cancellation', 'supplementaryReply'],
    ]);
    expect(cancellations.flatMap((type) => type.sections.flatMap((s) => s.fields.filter((f) => f.personal)))).toEqual(
      [],
    );
  });

  it('state in both languages what the merchant is asked to do', () => {
    for (const type of types) expect([type.guidance.ja, type.guidance.en].every((text) => text.length > 10)).toBe(true);
  });
});

describe('the labels', () => {
  const fields = types.flatMap((type) =>
    type.sections.flatMap((s) => [s, ...s.fields, ...s.fields.flatMap((f) => f.list?.fields ?? [])]),
  );

  it('are given in Japanese and English for every section, field and option', () => {
    const options = fields.flatMap((field) => ('options' in field && field.options) || []);
    for (const { label } of [...fields, ...options])
      expect([label.ja, label.en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });

  it.each([
    '氏名',
    '住所',
    'メールアドレス',
    '電話番号',
    '申込日',
    '詳細商品名',
    '注文日',
    '発送日',
    '到着日',
    '配送先',
    'お客様向け問合せ窓口',
    '予約者情報',
    '宿泊者情報',
    '宿泊情報',
    '予約日',
    'チェックイン日',
    'チェックアウト日',
    '宿泊人数',
    '解約日',
    '最終課金日',
    '最終金額',
    'ご購入者情報',
    '継続購入契約状況',
    '商品発送状況',
  ])('contain the seed’s word %s', (word) => {
    expect(fields.map((field) => field.label.ja)).toContain(word);
  });

  it('contain the seed’s names of the statuses', () => {
    expect([caseStatus('received').label.ja, caseStatus('closed_answered').label.ja]).toEqual([
      '依頼受領',
      'クローズ:回答実行済',
    ]);
  });
});
