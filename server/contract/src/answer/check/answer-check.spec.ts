import fc from 'fast-check';
import {
  correctedAnswer,
  exampleAnswer,
  lodgingAnswer,
  serviceAnswer,
  withSection,
} from '../../../../../test/support/examples/example-answers';
import { contextOf, errorsOf, storedOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import { checkAnswer, NOTICE_TYPE_CODES, type NoticeTypeCode } from '../..';

const TRANSACTIONS = NOTICE_TYPE_CODES.filter((code) => !code.startsWith('cancellation_request.'));
const CANCELLATIONS = NOTICE_TYPE_CODES.filter((code) => code.startsWith('cancellation_request.'));
const anyDay = fc
  .date({ min: new Date('1992-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('a complete answer', () => {
  it.each(NOTICE_TYPE_CODES)('to %s is accepted and stored as it was sent', (code) => {
    const answer = exampleAnswer(code, TODAY);
    expect(errorsOf(answer)).toEqual([]);
    const { billedTo: _, ...subscription } = (answer.sections['subscription'] ?? {}) as Record<string, unknown>;
    const given = answer.sections['subscription'] ? { ...answer.sections, subscription } : answer.sections;
    expect(storedOf(answer)).toEqual(given);
  });

  it.each(NOTICE_TYPE_CODES)('to %s is accepted for lodging, for a service, and after a reopening', (code) => {
    for (const answer of [lodgingAnswer(code, TODAY), serviceAnswer(code, TODAY), correctedAnswer(code, TODAY)])
      expect(errorsOf(answer)).toEqual([]);
  });

  it('is valid on every day of registration', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...NOTICE_TYPE_CODES), (today, code) => {
        for (const example of [exampleAnswer, lodgingAnswer, serviceAnswer, correctedAnswer])
          expect(errorsOf(example(code, today), code, { today })).toEqual([]);
      }),
    );
  });
});

const required: [NoticeTypeCode, string, string][] = [
  ...TRANSACTIONS.flatMap(
    (code) =>
      [
        [code, 'product', '/sections/product/salesForm required'],
        [code, 'purchaser', '/sections/purchaser/name required'],
        [code, 'subscription', '/sections/subscription/appliedOn required'],
        [code, 'shipping', '/sections/shipping/orderedOn required'],
        [code, 'contactDesk', '/sections/contactDesk/phone one_required'],
      ] as [NoticeTypeCode, string, string][],
  ),
  ...CANCELLATIONS.map(
    (code) => [code, 'cancellation', '/sections/cancellation/result required'] as [NoticeTypeCode, string, string],
  ),
  ['usage_inquiry.fraud_suspected', 'accountAction', '/sections/accountAction/action required'],
  ['usage_inquiry.cancellation_wanted', 'customerContact', '/sections/customerContact/hadContact required'],
  ['usage_inquiry.cancellation_wanted', 'resolution', '/sections/resolution/decisions required'],
  ['usage_inquiry.not_provided', 'factCheck', '/sections/factCheck/confirmed required'],
  ['usage_inquiry.not_provided', 'resolution', '/sections/resolution/decisions required'],
  ['usage_inquiry.duplicate_charge', 'factCheck', '/sections/factCheck/details required'],
  ['usage_inquiry.duplicate_charge', 'resolution', '/sections/resolution/decisions required'],
  ['usage_inquiry.not_recognized', 'usageEvidence', '/sections/usageEvidence/text required'],
  ['usage_inquiry.other', 'supplementaryReply', '/sections/supplementaryReply/text required'],
  ['complaint_investigation.no_reply', 'customerContact', '/sections/customerContact/repliedOn one_required'],
  ['complaint_investigation.not_as_described', 'factCheck', '/sections/factCheck/confirmed required'],
  ['complaint_investigation.not_as_described', 'resolution', '/sections/resolution/decisions required'],
  ['complaint_investigation.refund_demanded', 'resolution', '/sections/resolution/reason required'],
  ['complaint_investigation.other', 'supplementaryReply', '/sections/supplementaryReply/text required'],
  ['cancellation_request.other', 'supplementaryReply', '/sections/supplementaryReply/text required'],
];

describe('a required section', () => {
  it.each(required)('%s: %s is reported when it is missing', (code, section, error) => {
    for (const nothing of [undefined, null, {}])
      expect(errorsOf(withSection(exampleAnswer(code, TODAY), section, nothing))).toContain(error);
  });

  it.each(['reservationHolder', 'guests', 'stay'])('%s is required for lodging', (section) => {
    const named = { reservationHolder: '/name required', guests: ' too_few', stay: '/reservedOn required' }[section];
    expect(errorsOf(withSection(lodgingAnswer('usage_inquiry.usage_details', TODAY), section, undefined))).toContain(
      `/sections/${section}${named}`,
    );
  });

  it('is not needed for delivery address and remarks', () => {
    const bare = withSection(
      withSection(exampleAnswer('usage_inquiry.usage_details', TODAY), 'deliveryAddress', undefined),
      'remarks',
      null,
    );
    expect(errorsOf(bare)).toEqual([]);
  });
});

describe('a section that is not asked for', () => {
  const everything = Object.assign(
    {},
    ...NOTICE_TYPE_CODES.flatMap((code) => [lodgingAnswer(code, TODAY).sections, exampleAnswer(code, TODAY).sections]),
  ) as Record<string, unknown>;

  it.each(NOTICE_TYPE_CODES)('is refused by its name in an answer to %s', (code) => {
    const answer = exampleAnswer(code, TODAY);
    const surplus = Object.keys(everything).filter((name) => !(name in answer.sections));
    const errors = errorsOf({ ...answer, sections: { ...everything, ...answer.sections } });
    expect([...errors].sort()).toEqual(surplus.map((name) => `/sections/${name} not_asked`).sort());
  });

  it('counts as left out where it is null or an empty list, and is refused as an empty object', () => {
    const answer = exampleAnswer('cancellation_request.not_recognized', TODAY);
    expect(errorsOf(withSection(answer, 'purchaser', {}))).toEqual(['/sections/purchaser not_asked']);
    expect(errorsOf(withSection(answer, 'purchaser', null))).toEqual([]);
    const goods = exampleAnswer('usage_inquiry.usage_details', TODAY);
    expect(storedOf(withSection(goods, 'guests', []))).toEqual(storedOf(goods));
    expect(storedOf(withSection(answer, 'purchaser', null))).toEqual(answer.sections);
  });

  it('is refused when its name is unknown', () => {
    expect(errorsOf(withSection(exampleAnswer('usage_inquiry.other', TODAY), 'nickname', 'x'))).toEqual([
      '/sections/nickname not_asked',
    ]);
  });
});

describe('the answer as a whole', () => {
  it('must have the case’s own notice type', () => {
    expect(
      errorsOf(exampleAnswer('cancellation_request.not_recognized', TODAY), 'cancellation_request.method_unknown'),
    ).toEqual(['/noticeType notice_type_mismatch']);
  });

  it('reports every wrong field, each with a Japanese sentence', () => {
    const { errors } = checkAnswer(
      {
        noticeType: 'usage_inquiry.not_provided',
        notHeld: ['product.name'],
        sections: {
          product: { name: 'x'.repeat(201), salesForm: 'goods', continuing: 'yes' },
          purchaser: { name: '佐藤 花', address: '東京都', email: 'hana', phone: '12', postalCode: '1' },
          shipping: { orderedOn: '2026-11-05', shippedOn: '2026-11-04', carrier: 'x'.repeat(101) },
          contactDesk: {},
          factCheck: { confirmed: 'maybe', details: ' ' },
          resolution: { decisions: ['declined', 'refunded'], amount: -1 },
          guests: [{}],
        },
      },
      contextOf('usage_inquiry.not_provided'),
    );
    expect(errors.map(({ pointer, code }) => `${pointer.replace('/sections', '')} ${code}`).sort()).toEqual([
      '/contactDesk/phone one_required',
      '/factCheck/confirmed invalid_option',
      '/factCheck/details required',
      '/guests not_asked',
      '/notHeld/0 not_held_not_allowed',
      '/product/continuing invalid_type',
      '/product/name too_long',
      '/purchaser/email invalid_email',
      '/purchaser/phone invalid_phone',
      '/purchaser/postalCode invalid_postal_code',
      '/resolution/actedOn required',
      '/resolution/amount out_of_range',
      '/resolution/decisions option_alone',
      '/resolution/reason required',
      '/shipping/carrier too_long',
      '/shipping/shippedOn date_order',
    ]);
    for (const { message } of errors) expect(message).toMatch(/[ぁ-ん].*。$/);
    expect(errors.find((e) => e.code === 'date_order')!.message).toBe('注文日以降の日付を入力してください。');
  });
});
