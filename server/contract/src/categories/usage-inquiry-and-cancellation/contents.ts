import type { Label } from '../../values/label';
import { cancellation } from '../../sections/cancellation';
import { deliveryAddress, shipping } from '../../sections/delivery';
import { guests, reservationHolder, stay } from '../../sections/lodging';
import {
  accountAction,
  customerContact,
  factCheck,
  resolution,
  supplementaryReply,
  usageEvidence,
} from '../../sections/particular';
import { contactDesk, product, purchaser, remarks, subscription } from '../../sections/transaction';
import type { SectionSpec } from '../../answer/section-spec';
import type { NoticeTypeContent } from '../category';
import type { USAGE_INQUIRY_AND_CANCELLATION } from './category';

type Code = keyof (typeof USAGE_INQUIRY_AND_CANCELLATION)['noticeTypes'];

/**
 * Sections in the order of the form: first the purchaser and the purchase, then the type's own sections, then contact
 * desk and remarks.
 */
const transaction = (...particular: SectionSpec[]): readonly SectionSpec[] => [
  product,
  purchaser,
  subscription,
  shipping,
  deliveryAddress,
  reservationHolder,
  guests,
  stay,
  ...particular,
  contactDesk,
  remarks,
];

const SEE_SUPPLEMENT: Label = {
  ja: '「加盟店様への依頼補足事項」欄をご確認ください',
  en: 'see the supplementary note',
};
const CANCEL_AND_TELL: Label = {
  ja: '貴店で解約の手続きを行い、その結果をお知らせください。',
  en: 'Please carry out the cancellation and report its result.',
};

/**
 * The texts and sections of the 17 notice types: spec 2.1, seed inquiry-portal-guide. This is the only place that
 * defines them.
 */
export const USAGE_INQUIRY_AND_CANCELLATION_CONTENTS: Record<Code, NoticeTypeContent> = {
  'usage_inquiry.usage_details': {
    sections: transaction(),
    hint: { ja: '購入者、購入商品等の詳細調査', en: 'purchaser, product and other details' },
    guidance: { ja: 'お取引の内容をお知らせください。', en: 'Please tell us the details of the transaction.' },
    cause: { ja: '購入者や購入商品などを詳しく調べるため', en: 'Purchaser and product are looked into.' },
  },
  'usage_inquiry.fraud_suspected': {
    sections: transaction(accountAction),
    hint: { ja: '第三者による不正利用の疑いあり', en: 'possible use by a third party' },
    guidance: {
      ja: 'お取引の内容をお知らせください。登録情報に不審な点があれば、アカウントの停止などをご検討ください。',
      en: 'Please tell us the details of the transaction, and consider suspending the account if its registration looks suspicious.',
    },
    cause: { ja: '第三者が不正に利用した疑いがあるとき', en: 'Use by a third party is suspected.' },
  },
  'usage_inquiry.cancellation_wanted': {
    sections: transaction(customerContact, resolution),
    guidance: {
      ja: 'お取引の内容をお知らせください。エンドユーザーからの問合せ履歴を確かめ、キャンセルや解約をご検討ください。',
      en: 'Please tell us the details of the transaction, look for earlier contact by the customer, and consider cancelling.',
    },
    cause: {
      ja: 'カード保有者が、キャンセルや解約をしたいとカード会社に申し出たとき',
      en: 'The cardholder told the card company that they want to cancel.',
    },
  },
  'usage_inquiry.not_provided': {
    sections: transaction(factCheck, resolution),
    guidance: {
      ja: 'お取引の内容をお知らせください。未提供が事実であれば、ご提供、またはキャンセルや解約をご検討ください。',
      en: 'Please tell us the details of the transaction. If the claim is true, consider providing the product or cancelling.',
    },
    cause: {
      ja: 'カード保有者が、商品やサービスを受け取っていないとカード会社に申し出たとき',
      en: 'The cardholder told the card company that nothing was received.',
    },
  },
  'usage_inquiry.duplicate_charge': {
    sections: transaction(factCheck, resolution),
    guidance: {
      ja: 'お取引の内容をお知らせください。申し出が事実かを確かめ、重複した請求であれば、キャンセルや解約をご検討ください。',
      en: 'Please tell us the details of the transaction, check the claim, and consider cancelling if the charge was doubled.',
    },
    cause: {
      ja: 'カード保有者が、同じ請求が重なっているとカード会社に申し出たとき',
      en: 'The cardholder told the card company that a charge came twice.',
    },
  },
  'usage_inquiry.not_recognized': {
    sections: transaction(usageEvidence),
    guidance: {
      ja: 'お取引の内容と、過去の利用実績など、ご本人の利用と分かる情報をお知らせください。',
      en: 'Please tell us the details of the transaction, and what shows who the buyer was, such as earlier purchases.',
    },
    cause: {
      ja: 'カード保有者が、利用した覚えがないとカード会社に申し出たとき',
      en: 'The cardholder told the card company that they do not remember the purchase.',
    },
  },
  'usage_inquiry.other': {
    sections: transaction(supplementaryReply),
    needsSupplementaryNote: true,
    hint: SEE_SUPPLEMENT,
    guidance: {
      ja: 'お取引の内容をお知らせください。あわせて「加盟店様への依頼補足事項」欄を確かめ、その内容にもお答えください。',
      en: 'Please tell us the details of the transaction, and answer the supplementary note as well.',
    },
    cause: SEE_SUPPLEMENT,
  },
  'complaint_investigation.contact_unknown': {
    sections: transaction(),
    guidance: {
      ja: 'お取引の内容をお知らせください。エンドユーザーが問い合わせられる電話番号またはメールアドレスを必ずご入力ください。',
      en: 'Please tell us the details of the transaction, and be sure to give a phone number or e-mail address that customers can reach.',
    },
  },
  'complaint_investigation.no_reply': {
    sections: transaction(customerContact),
    guidance: {
      ja: 'お取引の内容をお知らせください。エンドユーザーからの問合せ履歴を確かめ、エンドユーザーへのご連絡などをご検討ください。',
      en: 'Please tell us the details of the transaction, look for earlier contact by the customer, and consider getting in touch.',
    },
  },
  'complaint_investigation.not_as_described': {
    sections: transaction(factCheck, resolution),
    guidance: {
      ja: 'お取引の内容をお知らせください。サービス(商品)の内容が実際に違っていたのであれば、キャンセルや解約をご検討ください。',
      en: 'Please tell us the details of the transaction. If the service (or product) really differed, consider cancelling.',
    },
  },
  'complaint_investigation.refund_demanded': {
    sections: transaction(resolution),
    guidance: {
      ja: 'お取引の内容をお知らせください。キャンセルや解約に応じられるかどうかを、理由とともに必ずご入力ください。',
      en: 'Please tell us the details of the transaction, and be sure to say whether you will cancel, and why.',
    },
  },
  'complaint_investigation.other': {
    sections: transaction(supplementaryReply),
    needsSupplementaryNote: true,
    guidance: {
      ja: 'お取引の内容をお知らせください。あわせて「加盟店様への依頼補足事項」欄を確かめ、その内容にもお答えください。',
      en: 'Please tell us the details of the transaction, and answer the supplementary note as well.',
    },
  },
  'cancellation_request.unable_or_deceased': {
    sections: [cancellation],
    guidance: CANCEL_AND_TELL,
    cause: {
      ja: 'エンドユーザー自身では解約が難しく、解約したいとカード会社に申し出たとき',
      en: 'The customer cannot well cancel in person and asked the card company for it.',
    },
  },
  'cancellation_request.not_recognized': {
    sections: [cancellation],
    guidance: CANCEL_AND_TELL,
    cause: {
      ja: 'カード保有者が、利用した覚えがないので解約したいとカード会社に申し出たとき',
      en: 'The cardholder does not remember the purchase and wants it cancelled.',
    },
  },
  'cancellation_request.method_unknown': {
    sections: [cancellation],
    guidance: CANCEL_AND_TELL,
    cause: {
      ja: 'エンドユーザー自身では解約の方法が分からず、解約したいとカード会社に申し出たとき',
      en: 'The customer does not know how to cancel and asked the card company for it.',
    },
  },
  'cancellation_request.account_lost': {
    sections: [cancellation],
    guidance: CANCEL_AND_TELL,
    cause: {
      ja: 'エンドユーザー自身では登録したアカウント情報が分からず、解約したいとカード会社に申し出たとき',
      en: 'The customer lost the account’s data and asked the card company to have it cancelled.',
    },
  },
  'cancellation_request.other': {
    sections: [cancellation, supplementaryReply],
    needsSupplementaryNote: true,
    hint: SEE_SUPPLEMENT,
    guidance: {
      ja: '貴店で解約の手続きを行い、その結果と、「加盟店様への依頼補足事項」欄の内容へのお答えをお知らせください。',
      en: 'Please carry out the cancellation, report its result, and answer the supplementary note.',
    },
  },
};
