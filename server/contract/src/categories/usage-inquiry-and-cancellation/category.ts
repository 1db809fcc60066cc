import type { Category } from '../category';
import { CLOSED_ANSWERED, CLOSED_EXPIRED, CLOSED_WITHDRAWN, RECEIVED, REOPENED } from '../shared-statuses';

/** 利用照会・代行解約, the category that the seeds describe: spec 1.2 (states), spec 2.1 (notice types), seed inquiry-portal-guide. */
export const USAGE_INQUIRY_AND_CANCELLATION = {
  code: 'usage_inquiry_and_cancellation',
  label: { ja: '利用照会・代行解約', en: 'Usage inquiries and cancellations' },
  mailSubject: '利用照会・代行解約発生のご連絡',
  direction: 'in',
  noticeKinds: {
    usage_inquiry: { ja: '利用照会', en: 'Usage inquiry' },
    complaint_investigation: { ja: '苦情調査', en: 'Complaint investigation' },
    cancellation_request: { ja: '解約処理依頼', en: 'Cancellation request' },
  },
  noticeTypes: {
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
  },
  statuses: [RECEIVED, REOPENED, CLOSED_ANSWERED, CLOSED_WITHDRAWN, CLOSED_EXPIRED],
  transitions: [
    { from: [null], act: 'create', by: ['acquirer'], to: 'received' },
    { from: ['received', 'reopened'], act: 'answer', by: ['merchant'], to: 'closed_answered' },
    { from: ['closed_answered', 'closed_expired'], act: 'reopen', by: ['support', 'acquirer'], to: 'reopened' },
    // A withdrawal may be repeated: it leads to the status that the case has already.
    {
      from: ['received', 'reopened', 'closed_withdrawn'],
      act: 'withdraw',
      by: ['acquirer', 'support'],
      to: 'closed_withdrawn',
    },
    { from: ['received', 'reopened'], act: 'expire', by: ['system'], to: 'closed_expired' },
  ],
  deadline: { unit: 'businessDays', default: 7, onExpiry: 'stay_open' },
  attachments: false,
  moneyEffects: [],
  follows: null,
} as const satisfies Category;
