import fc from 'fast-check';
import { addDays, NOTICE_TYPE_CODES, type NoticeTypeCode } from '../../../server/contract/src';
import { exampleAnswer, lodgingAnswer, serviceAnswer, withFields } from './example-answers';

const FAMILY = '👩‍👩‍👧';
/** Names and texts that people have, and values at the limits. */
const NAMES = [
  '髙﨑 𠮷子',
  'ｻﾄｳ ﾊﾅｺ',
  FAMILY.repeat(100),
  'が'.normalize('NFD').repeat(100),
  'mochi_mochi_88',
  'O’Brien',
];
const MAILS = ['abc.@docomo.ne.jp', 'a..b@ezweb.ne.jp', 'x@日本語.jp', 'ｙ@example.jp', `${'a'.repeat(64)}@example.jp`];
const TEXTS = ['一行目\r\n二行目', `${FAMILY}`.repeat(2_000), 'あ'.repeat(2_000), '\t-', '=1+1'];
const PHONES = ['0985-23-3362', '０９０−１２３４−５６７８', '+81 90 1234 5678'];

/** For each field some values that a request may have, and some that are refused. */
const requestValues = (today: string) => ({
  merchantId: fc.constantFrom('12345', '12345', '12345', '99999', '1234', 12345),
  serviceId: fc.constantFrom('001', '001', '002', '1', null),
  noticeType: fc.constantFrom<string>(...NOTICE_TYPE_CODES, 'unheard.of'),
  requestedOn: fc.constantFrom(today, addDays(today, -3), addDays(today, 1), '2026-02-30', '1989-12-31'),
  answerDueOn: fc.constantFrom(undefined, null, '', ' ', addDays(today, 7), addDays(today, 30), '2026/12/01'),
  summary: fc.constantFrom(undefined, null, '', FAMILY.repeat(200), 'あ'.repeat(201), 'カード会社より確認依頼'),
  supplementaryNote: fc.constantFrom(
    '会員様のお申し出です。',
    'が'.normalize('NFD').repeat(4_000),
    '',
    '4111 1111 1111 1111',
  ),
});
const paymentValues = {
  method: fc.constantFrom('credit_card', 'credit_card', 'credit_card', 'cash'),
  trackingId: fc.constantFrom('00000616307350', '00000616307350', '', null, '616307350'),
  amount: fc.constantFrom(1_980, 0, 9_999_999, 10_000_000, '1980'),
  currency: fc.constantFrom(undefined, 'JPY', '', null, 'USD'),
  customerId: fc.constantFrom('cust-0001', ' ', FAMILY.repeat(64), 'c'.repeat(65)),
  orderId: fc.constantFrom('A20261101-0007', '', null),
  authorizedAt: fc.constantFrom(
    '2026-11-01T10:15:30+09:00',
    '2026-11-01T10:15',
    '2026-11-01T01:15:30.5z',
    '',
    '2026-11-01',
  ),
  capturedOn: fc.constantFrom('2026-11-02', '', null, '20261102'),
  cardBrand: fc.constantFrom('visa', 'amex', '', null, 'unheard'),
  maskedCardNumber: fc.constantFrom('************4242', '411111 ****** 1111', '', '4111111111111111'),
  approvalCode: fc.constantFrom('123456', '', '承認'),
  productName: fc.constantFrom(undefined, '北海道じゃがいも定期便', '𠮷'.repeat(200)),
};

/** Requests of acquirers, more than half of them valid: at most two values of a valid request are replaced. */
export function variedRequests(today: string, count: number): Record<string, unknown>[] {
  const right = {
    merchantId: '12345',
    serviceId: '001',
    noticeType: 'usage_inquiry.usage_details',
    requestedOn: today,
    supplementaryNote: '補足',
  };
  const rightPayment = { method: 'credit_card', trackingId: '00000616307350', amount: 1_980 };
  const values = requestValues(today);
  const one = fc
    .record({
      replaced: fc.shuffledSubarray(Object.keys(values), { maxLength: 1 }),
      by: fc.record<Record<string, unknown>>(values),
      replacedOfPayment: fc.shuffledSubarray(Object.keys(paymentValues), { maxLength: 2 }),
      byOfPayment: fc.record<Record<string, unknown>>(paymentValues),
    })
    .map(({ replaced, by, replacedOfPayment, byOfPayment }) => ({
      ...right,
      ...picked(by, replaced),
      payment: { ...rightPayment, ...picked(byOfPayment, replacedOfPayment) },
    }));
  return fc.sample(one, { seed: 20261129, numRuns: count });
}

function picked(values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** Valid answers to all notice types, with all three forms of sale and realistic names, addresses and texts. */
export function variedAnswers(today: string, count: number): ReturnType<typeof exampleAnswer>[] {
  const one = fc
    .record({
      type: fc.constantFrom<NoticeTypeCode>(...NOTICE_TYPE_CODES),
      form: fc.constantFrom(exampleAnswer, lodgingAnswer, serviceAnswer),
      name: fc.constantFrom(...NAMES),
      email: fc.constantFrom(...MAILS),
      phone: fc.constantFrom(...PHONES),
      remarks: fc.constantFrom(...TEXTS),
    })
    .map(({ type, form, name, email, phone, remarks }) => {
      const answer = form(type, today);
      if (type.startsWith('cancellation_request.')) return answer;
      const person = form === lodgingAnswer ? 'reservationHolder' : 'purchaser';
      const changed = withFields(answer, person, { name, email, ...(form !== serviceAnswer && { phone }) });
      return { ...changed, sections: { ...changed.sections, remarks } };
    });
  return fc.sample(one, { seed: 20261130, numRuns: count });
}
