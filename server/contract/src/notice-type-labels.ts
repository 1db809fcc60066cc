import type { Label } from './label';

export const NOTICE_KINDS = ['usage_inquiry', 'complaint_investigation', 'cancellation_request'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** 区分. */
export const NOTICE_KIND_LABELS: Record<NoticeKind, Label> = {
  usage_inquiry: { ja: '利用照会', en: 'Usage inquiry' },
  complaint_investigation: { ja: '苦情調査', en: 'Complaint investigation' },
  cancellation_request: { ja: '解約処理依頼', en: 'Cancellation request' },
};

/**
 * The 17 notice types (通知種別) as `<kind>.<reason>`, the contract's word, and 種別, without 区分 and without the seed's hint: spec 2.1, seed inquiry-portal-guide. What each
 * asks for is told beside, in `notice-types.ts`: lists show names only.
 */
export const NOTICE_TYPE_LABELS = {
  'usage_inquiry.usage_details': { ja: '利用内容調査', en: 'Details of use' },
  'usage_inquiry.fraud_suspected': { ja: '不正・悪用調査', en: 'Suspected fraud' },
  'usage_inquiry.cancellation_wanted': { ja: 'キャンセル・解約希望', en: 'Cancellation wanted' },
  'usage_inquiry.not_provided': { ja: '商品・サービス未提供', en: 'Not provided' },
  'usage_inquiry.duplicate_charge': { ja: '重複請求', en: 'Duplicate charge' },
  'usage_inquiry.not_recognized': { ja: '利用覚えなし', en: 'Not recognised' },
  'usage_inquiry.other': { ja: 'その他', en: 'Other' },
  'complaint_investigation.contact_unknown': { ja: '問合せ先不明', en: 'Contact unknown' },
  'complaint_investigation.no_reply': { ja: '問合せ返答なし', en: 'No reply' },
  'complaint_investigation.not_as_described': { ja: 'サービス内容相違', en: 'Not as described' },
  'complaint_investigation.refund_demanded': { ja: '返金要望', en: 'Refund demanded' },
  'complaint_investigation.other': { ja: 'その他', en: 'Other' },
  'cancellation_request.unable_or_deceased': { ja: '本人対応困難・本人逝去', en: 'Holder unable or deceased' },
  'cancellation_request.not_recognized': { ja: '利用覚えなし', en: 'Not recognised' },
  'cancellation_request.method_unknown': { ja: '解約方法不明', en: 'How to cancel unknown' },
  'cancellation_request.account_lost': { ja: 'アカウント情報紛失', en: 'Account data lost' },
  'cancellation_request.other': { ja: 'その他', en: 'Other' },
} as const satisfies Record<`${NoticeKind}.${string}`, Label>;

export type NoticeTypeCode = keyof typeof NOTICE_TYPE_LABELS;
export const NOTICE_TYPE_CODES = Object.keys(NOTICE_TYPE_LABELS) as readonly NoticeTypeCode[];

export function isNoticeType(code: unknown): code is NoticeTypeCode {
  return NOTICE_TYPE_CODES.includes(code as NoticeTypeCode);
}

export function noticeKind(code: NoticeTypeCode): NoticeKind {
  return code.slice(0, code.indexOf('.')) as NoticeKind;
}

/** Label of a notice type = 区分 + `:` (U+003A) + 種別 (spec 1.2). */
export function noticeTypeLabel(code: NoticeTypeCode): Label {
  const [kind, reason] = [NOTICE_KIND_LABELS[noticeKind(code)], NOTICE_TYPE_LABELS[code]];
  return { ja: `${kind.ja}:${reason.ja}`, en: `${kind.en}: ${reason.en}` };
}
