import { addDays, type AnswerSections, type NoticeTypeCode } from '../../../server/contract/src';

/** The items of single types (spec 2.3), with realistic content. */
export function particularSections(noticeType: NoticeTypeCode, today: string): AnswerSections {
  return PARTICULARS[noticeType]?.(today) ?? {};
}

const contact = (today: string) => ({
  hadContact: true,
  lastContactedOn: addDays(today, -14),
  summary: '解約したいとのお電話をいただき、次回分から停止とご案内しました。',
});
const refund = (today: string) => ({
  decisions: ['cancelled', 'refunded'],
  actedOn: addDays(today, -2),
  amount: 1_980,
});
const cancelled = (today: string) => ({
  result: 'cancelled',
  cancelledOn: addDays(today, -1),
  lastBilledOn: addDays(today, -20),
  lastBilledAmount: 1_480,
});
const reply = { text: 'ご指定の期間の利用明細を確かめ、ご本人の端末からの利用であることを確認しました。' };

const PARTICULARS: Readonly<Partial<Record<NoticeTypeCode, (today: string) => AnswerSections>>> = {
  'usage_inquiry.fraud_suspected': (today) => ({
    accountAction: {
      action: 'suspended',
      actedOn: addDays(today, -1),
      note: '海外のIPアドレスから連続したログインがありました。',
    },
  }),
  'usage_inquiry.cancellation_wanted': (today) => ({ customerContact: contact(today), resolution: refund(today) }),
  'usage_inquiry.not_provided': () => ({
    factCheck: { confirmed: 'not_true', details: '配送業者の記録で、ご本人の受領印を確認しました。' },
    resolution: { decisions: ['declined'], reason: 'お届け済みのため、返金はいたしかねます。' },
  }),
  'usage_inquiry.duplicate_charge': (today) => ({
    factCheck: { confirmed: 'true_as_claimed', details: '通信の途切れにより、同じご注文が二度登録されていました。' },
    resolution: refund(today),
  }),
  'usage_inquiry.not_recognized': (today) => ({
    usageEvidence: {
      text: '同じお届け先への注文が2年前から続いています。',
      earlierOrders: [
        { orderedOn: addDays(today, -60), orderId: 'KT-20418', amount: 3_980 },
        { orderedOn: addDays(today, -90), orderId: 'KT-19877', amount: 3_980 },
      ],
    },
  }),
  'usage_inquiry.other': () => ({ supplementaryReply: reply }),
  'complaint_investigation.no_reply': (today) => ({
    customerContact: { ...contact(today), repliedOn: addDays(today, -1) },
  }),
  'complaint_investigation.not_as_described': (today) => ({
    factCheck: { confirmed: 'under_investigation', details: '製造元に、内容量の違いを問い合わせています。' },
    resolution: { decisions: ['scheduled'], plannedOn: addDays(today, 7) },
  }),
  'complaint_investigation.refund_demanded': (today) => ({
    resolution: { ...refund(today), reason: '当店の発送の誤りであったため、返金しました。' },
  }),
  'complaint_investigation.other': () => ({ supplementaryReply: reply }),
  'cancellation_request.unable_or_deceased': (today) => ({ cancellation: cancelled(today) }),
  'cancellation_request.not_recognized': (today) => ({
    cancellation: { result: 'cancelled', cancelledOn: today, neverBilled: true },
  }),
  'cancellation_request.method_unknown': (today) => ({
    cancellation: {
      result: 'scheduled',
      cancelledOn: addDays(today, 6),
      lastBilledOn: addDays(today, 1),
      lastBilledAmount: 980,
    },
  }),
  'cancellation_request.account_lost': () => ({
    cancellation: { result: 'not_possible', reason: 'お申し出の氏名とメールアドレスに合うご契約が見つかりません。' },
  }),
  'cancellation_request.other': (today) => ({ cancellation: cancelled(today), supplementaryReply: reply }),
};
