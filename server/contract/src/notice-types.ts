import type { Label } from './label';
import type { SectionSpec } from './section-spec';
import { cancellation } from './sections/cancellation';
import { deliveryAddress, shipping } from './sections/delivery';
import { guests, reservationHolder, stay } from './sections/lodging';
import { accountAction, customerContact, factCheck, resolution, supplementaryReply, usageEvidence } from './sections/particular';
import { contactDesk, product, purchaser, remarks, subscription } from './sections/transaction';

export const NOTICE_KINDS = ['usage_inquiry', 'complaint_investigation', 'cancellation_request'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** 区分. */
export const NOTICE_KIND_LABELS: Record<NoticeKind, Label> = {
  usage_inquiry: { ja: '利用照会', en: 'Usage inquiry' },
  complaint_investigation: { ja: '苦情調査', en: 'Complaint investigation' },
  cancellation_request: { ja: '解約処理依頼', en: 'Cancellation request' },
};

export interface NoticeTypeSpec {
  /** `<kind>.<reason>`, the contract's word. */
  readonly code: string;
  readonly kind: NoticeKind;
  /** 種別, without 区分 and without the seed's hint. */
  readonly label: Label;
  /** The seed's parenthesis, shown beside the label. */
  readonly hint?: Label;
  /** ご依頼事項: what the merchant is asked to do besides answering. */
  readonly guidance: Label;
  /** 主な発生理由: why such a request arises. */
  readonly cause?: Label;
  /** Intake must bring a supplementary note. */
  readonly needsSupplementaryNote?: true;
  /** What is asked for, in the order of the form. */
  readonly sections: readonly SectionSpec[];
}

/** Items in the order of the form: first whom and what, then the type's own, then desk and remarks. */
const transaction = (...particular: SectionSpec[]): readonly SectionSpec[] => [
  product, purchaser, subscription, shipping, deliveryAddress, reservationHolder, guests, stay, ...particular, contactDesk, remarks,
];

const SEE_SUPPLEMENT: Label = { ja: '「加盟店様への依頼補足事項」欄をご確認ください', en: 'see the supplementary note' };
const CANCEL_AND_TELL: Label = {
  ja: '貴店で解約の手続きを行い、その結果をお知らせください。',
  en: 'Please carry out the cancellation and report its result.',
};

/** The 17 notice types (通知種別): spec 2.1, seed inquiry-portal-guide. The only place where they are described. */
export const NOTICE_TYPES = [
  {
    code: 'usage_inquiry.usage_details', kind: 'usage_inquiry', sections: transaction(),
    label: { ja: '利用内容調査', en: 'Details of use' }, hint: { ja: '購入者、購入商品等の詳細調査', en: 'purchaser, product and other details' },
    guidance: { ja: 'お取引の内容をお知らせください。', en: 'Please tell us the details of the transaction.' },
    cause: { ja: '購入者や購入商品などを詳しく調べるため', en: 'Purchaser and product are looked into.' },
  },
  {
    code: 'usage_inquiry.fraud_suspected', kind: 'usage_inquiry', sections: transaction(accountAction),
    label: { ja: '不正・悪用調査', en: 'Suspected fraud' }, hint: { ja: '第三者による不正利用の疑いあり', en: 'possible use by a third party' },
    guidance: { ja: 'お取引の内容をお知らせください。登録情報に不審な点があれば、アカウントの停止などをご検討ください。', en: 'Please tell us the details of the transaction, and consider suspending the account if its registration looks suspicious.' },
    cause: { ja: '第三者が不正に利用した疑いがあるとき', en: 'Use by a third party is suspected.' },
  },
  {
    code: 'usage_inquiry.cancellation_wanted', kind: 'usage_inquiry', sections: transaction(customerContact, resolution),
    label: { ja: 'キャンセル・解約希望', en: 'Cancellation wanted' },
    guidance: { ja: 'お取引の内容をお知らせください。エンドユーザーからの問合せ履歴を確かめ、キャンセルや解約をご検討ください。', en: 'Please tell us the details of the transaction, look for earlier contact by the customer, and consider cancelling.' },
    cause: { ja: 'カード保有者が、キャンセルや解約をしたいとカード会社に申し出たとき', en: 'The cardholder told the card company that they want to cancel.' },
  },
  {
    code: 'usage_inquiry.not_provided', kind: 'usage_inquiry', sections: transaction(factCheck, resolution),
    label: { ja: '商品・サービス未提供', en: 'Not provided' },
    guidance: { ja: 'お取引の内容をお知らせください。未提供が事実であれば、ご提供、またはキャンセルや解約をご検討ください。', en: 'Please tell us the details of the transaction. If the claim is true, consider providing the product or cancelling.' },
    cause: { ja: 'カード保有者が、商品やサービスを受け取っていないとカード会社に申し出たとき', en: 'The cardholder told the card company that nothing was received.' },
  },
  {
    code: 'usage_inquiry.duplicate_charge', kind: 'usage_inquiry', sections: transaction(factCheck, resolution),
    label: { ja: '重複請求', en: 'Duplicate charge' },
    guidance: { ja: 'お取引の内容をお知らせください。申し出が事実かを確かめ、重複した請求であれば、キャンセルや解約をご検討ください。', en: 'Please tell us the details of the transaction, check the claim, and consider cancelling if the charge was doubled.' },
    cause: { ja: 'カード保有者が、同じ請求が重なっているとカード会社に申し出たとき', en: 'The cardholder told the card company that a charge came twice.' },
  },
  {
    code: 'usage_inquiry.not_recognized', kind: 'usage_inquiry', sections: transaction(usageEvidence),
    label: { ja: '利用覚えなし', en: 'Not recognised' },
    guidance: { ja: 'お取引の内容と、過去の利用実績など、ご本人の利用と分かる情報をお知らせください。', en: 'Please tell us the details of the transaction, and what shows who the buyer was, such as earlier purchases.' },
    cause: { ja: 'カード保有者が、利用した覚えがないとカード会社に申し出たとき', en: 'The cardholder told the card company that they do not remember the purchase.' },
  },
  {
    code: 'usage_inquiry.other', kind: 'usage_inquiry', sections: transaction(supplementaryReply), needsSupplementaryNote: true,
    label: { ja: 'その他', en: 'Other' }, hint: SEE_SUPPLEMENT,
    guidance: { ja: 'お取引の内容をお知らせください。あわせて「加盟店様への依頼補足事項」欄を確かめ、その内容にもお答えください。', en: 'Please tell us the details of the transaction, and answer the supplementary note as well.' },
    cause: SEE_SUPPLEMENT,
  },
  {
    code: 'complaint_investigation.contact_unknown', kind: 'complaint_investigation', sections: transaction(),
    label: { ja: '問合せ先不明', en: 'Contact unknown' },
    guidance: { ja: 'お取引の内容をお知らせください。エンドユーザーが問い合わせられる電話番号またはメールアドレスを必ずご入力ください。', en: 'Please tell us the details of the transaction, and be sure to give a phone number or e-mail address that customers can reach.' },
  },
  {
    code: 'complaint_investigation.no_reply', kind: 'complaint_investigation', sections: transaction(customerContact),
    label: { ja: '問合せ返答なし', en: 'No reply' },
    guidance: { ja: 'お取引の内容をお知らせください。エンドユーザーからの問合せ履歴を確かめ、エンドユーザーへのご連絡などをご検討ください。', en: 'Please tell us the details of the transaction, look for earlier contact by the customer, and consider getting in touch.' },
  },
  {
    code: 'complaint_investigation.not_as_described', kind: 'complaint_investigation', sections: transaction(factCheck, resolution),
    label: { ja: 'サービス内容相違', en: 'Not as described' },
    guidance: { ja: 'お取引の内容をお知らせください。サービス(商品)の内容が実際に違っていたのであれば、キャンセルや解約をご検討ください。', en: 'Please tell us the details of the transaction. If the service (or product) really differed, consider cancelling.' },
  },
  {
    code: 'complaint_investigation.refund_demanded', kind: 'complaint_investigation', sections: transaction(resolution),
    label: { ja: '返金要望', en: 'Refund demanded' },
    guidance: { ja: 'お取引の内容をお知らせください。キャンセルや解約に応じられるかどうかを、理由とともに必ずご入力ください。', en: 'Please tell us the details of the transaction, and be sure to say whether you will cancel, and why.' },
  },
  {
    code: 'complaint_investigation.other', kind: 'complaint_investigation', sections: transaction(supplementaryReply), needsSupplementaryNote: true,
    label: { ja: 'その他', en: 'Other' },
    guidance: { ja: 'お取引の内容をお知らせください。あわせて「加盟店様への依頼補足事項」欄を確かめ、その内容にもお答えください。', en: 'Please tell us the details of the transaction, and answer the supplementary note as well.' },
  },
  {
    code: 'cancellation_request.unable_or_deceased', kind: 'cancellation_request', sections: [cancellation], guidance: CANCEL_AND_TELL,
    label: { ja: '本人対応困難・本人逝去', en: 'Holder unable or deceased' },
    cause: { ja: 'エンドユーザー自身では解約が難しく、解約したいとカード会社に申し出たとき', en: 'The customer cannot well cancel in person and asked the card company for it.' },
  },
  {
    code: 'cancellation_request.not_recognized', kind: 'cancellation_request', sections: [cancellation], guidance: CANCEL_AND_TELL,
    label: { ja: '利用覚えなし', en: 'Not recognised' },
    cause: { ja: 'カード保有者が、利用した覚えがないので解約したいとカード会社に申し出たとき', en: 'The cardholder does not remember the purchase and wants it cancelled.' },
  },
  {
    code: 'cancellation_request.method_unknown', kind: 'cancellation_request', sections: [cancellation], guidance: CANCEL_AND_TELL,
    label: { ja: '解約方法不明', en: 'How to cancel unknown' },
    cause: { ja: 'エンドユーザー自身では解約の方法が分からず、解約したいとカード会社に申し出たとき', en: 'The customer does not know how to cancel and asked the card company for it.' },
  },
  {
    code: 'cancellation_request.account_lost', kind: 'cancellation_request', sections: [cancellation], guidance: CANCEL_AND_TELL,
    label: { ja: 'アカウント情報紛失', en: 'Account data lost' },
    cause: { ja: 'エンドユーザー自身では登録したアカウント情報が分からず、解約したいとカード会社に申し出たとき', en: 'The customer lost the account’s data and asked the card company to have it cancelled.' },
  },
  {
    code: 'cancellation_request.other', kind: 'cancellation_request', sections: [cancellation, supplementaryReply], needsSupplementaryNote: true,
    label: { ja: 'その他', en: 'Other' }, hint: SEE_SUPPLEMENT,
    guidance: { ja: '貴店で解約の手続きを行い、その結果と、「加盟店様への依頼補足事項」欄の内容へのお答えをお知らせください。', en: 'Please carry out the cancellation, report its result, and answer the supplementary note.' },
  },
] as const satisfies readonly NoticeTypeSpec[];

export type NoticeTypeCode = (typeof NOTICE_TYPES)[number]['code'];
export const NOTICE_TYPE_CODES = NOTICE_TYPES.map((type) => type.code);

export function isNoticeType(code: unknown): code is NoticeTypeCode {
  return NOTICE_TYPE_CODES.includes(code as NoticeTypeCode);
}

export function noticeType(code: NoticeTypeCode): NoticeTypeSpec {
  return NOTICE_TYPES.find((type) => type.code === code)!;
}

/** Label of a notice type = 区分 + `:` (U+003A) + 種別 (spec 1.2). */
export function noticeTypeLabel(code: NoticeTypeCode): Label {
  const { kind, label } = noticeType(code);
  return { ja: `${NOTICE_KIND_LABELS[kind].ja}:${label.ja}`, en: `${NOTICE_KIND_LABELS[kind].en}: ${label.en}` };
}
