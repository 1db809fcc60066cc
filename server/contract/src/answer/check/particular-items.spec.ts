import { errorsOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import { exampleAnswer, withFields, withSection } from '../../../../../test/support/examples/example-answers';
import { addDays, type NoticeTypeCode } from '../..';

/** The items of single notice types: spec 2.3. */
const TOMORROW = addDays(TODAY, 1);

/** The errors of a type's example with one section replaced, as `field code`. */
function replaced(type: NoticeTypeCode, section: string, value: unknown): string[] {
  return errorsOf(withSection(exampleAnswer(type, TODAY), section, value)).map((e) =>
    e.replace(`/sections/${section}/`, ''),
  );
}

describe('account measures', () => {
  const measures = (value: object) => replaced('usage_inquiry.fraud_suspected', 'accountAction', value);

  it('have the date of a suspension, and of a suspension only', () => {
    expect(measures({ action: 'suspended', actedOn: TODAY })).toEqual([]);
    expect(measures({ action: 'suspended' })).toEqual(['actedOn required']);
    expect(measures({ action: 'suspended', actedOn: TOMORROW })).toEqual(['actedOn date_in_future']);
    for (const action of ['considering', 'not_needed']) {
      expect(measures({ action, note: '確認中' })).toEqual([]);
      expect(measures({ action, actedOn: TODAY })).toEqual(['actedOn not_asked']);
    }
  });
});

describe('the contact history', () => {
  const history = (value: object) => replaced('usage_inquiry.cancellation_wanted', 'customerContact', value);
  const noReply = (value: object) => replaced('complaint_investigation.no_reply', 'customerContact', value);
  const contacted = { hadContact: true, lastContactedOn: '2026-11-10', summary: '解約希望の電話あり' };

  it('has date and content if there was contact', () => {
    expect(history(contacted)).toEqual([]);
    expect(history({ hadContact: false })).toEqual([]);
    expect(history({ hadContact: true })).toEqual(['lastContactedOn required', 'summary required']);
    expect(history({ ...contacted, hadContact: false })).toEqual(['lastContactedOn not_asked', 'summary not_asked']);
    expect(history({ ...contacted, lastContactedOn: TOMORROW })).toEqual(['lastContactedOn date_in_future']);
  });

  it('asks for the reply only where the complaint is that there was none', () => {
    expect(history({ ...contacted, repliedOn: TODAY })).toEqual(['repliedOn not_asked']);
    expect(history({ ...contacted, noReplyReason: '不在' })).toEqual(['noReplyReason not_asked']);
    expect(noReply(contacted)).toEqual(['repliedOn one_required']);
    expect(noReply({ ...contacted, repliedOn: TODAY })).toEqual([]);
    expect(noReply({ hadContact: false, noReplyReason: 'ご連絡先が分かりません。' })).toEqual([]);
    expect(noReply({ hadContact: false })).toEqual(['repliedOn one_required']);
    expect(noReply({ ...contacted, repliedOn: TODAY, noReplyReason: '不在' })).toEqual(['noReplyReason not_together']);
    expect(noReply({ ...contacted, repliedOn: TOMORROW })).toEqual(['repliedOn date_in_future']);
  });
});

describe('the check of the claim', () => {
  it.each([
    'usage_inquiry.not_provided',
    'usage_inquiry.duplicate_charge',
    'complaint_investigation.not_as_described',
  ] as const)('of %s needs finding and details', (type) => {
    expect(replaced(type, 'factCheck', { confirmed: 'true_as_claimed' })).toEqual(['details required']);
    expect(replaced(type, 'factCheck', { details: '確認しました。' })).toEqual(['confirmed required']);
    for (const confirmed of ['true_as_claimed', 'not_true', 'under_investigation'])
      expect(replaced(type, 'factCheck', { confirmed, details: '確認しました。' })).toEqual([]);
  });
});

describe('the measures taken', () => {
  const taken = (value: object) => replaced('usage_inquiry.cancellation_wanted', 'resolution', value);
  const demanded = (value: object) => replaced('complaint_investigation.refund_demanded', 'resolution', value);

  it('may be several that were done, with a date that is not in the future', () => {
    expect(taken({ decisions: ['cancelled', 'refunded', 'provided'], actedOn: TODAY, amount: 0 })).toEqual([]);
    expect(taken({ decisions: ['provided'] })).toEqual(['actedOn required']);
    expect(taken({ decisions: ['cancelled'], actedOn: TOMORROW })).toEqual(['actedOn date_in_future']);
    expect(taken({ decisions: ['cancelled'], actedOn: TODAY, plannedOn: TODAY })).toEqual(['plannedOn not_asked']);
  });

  it.each(['scheduled', 'considering', 'declined', 'no_action'])("%s can't be combined with others", (alone) => {
    for (const done of [
      'cancelled',
      'refunded',
      'provided',
      'scheduled',
      'considering',
      'declined',
      'no_action',
    ].filter((d) => d !== alone)) {
      expect(taken({ decisions: [done, alone] })).toContain('decisions option_alone');
    }
  });

  it('have the amount of a refund, and of a refund only', () => {
    expect(taken({ decisions: ['refunded'], actedOn: TODAY })).toEqual(['amount required']);
    expect(taken({ decisions: ['cancelled'], actedOn: TODAY, amount: 1_980 })).toEqual(['amount not_asked']);
  });

  it('have a date from today on if they are planned', () => {
    expect(taken({ decisions: ['scheduled'] })).toEqual(['plannedOn required']);
    expect(taken({ decisions: ['scheduled'], plannedOn: TODAY })).toEqual([]);
    expect(taken({ decisions: ['scheduled'], plannedOn: addDays(TODAY, -1) })).toEqual(['plannedOn date_in_past']);
    expect(taken({ decisions: ['scheduled'], plannedOn: TOMORROW, actedOn: TODAY })).toEqual(['actedOn not_asked']);
  });

  it('need a reason if nothing is done, and always where a refund is demanded', () => {
    for (const decision of ['considering', 'declined', 'no_action']) {
      expect(taken({ decisions: [decision] })).toEqual(['reason required']);
      expect(taken({ decisions: [decision], reason: 'お届け済みのため' })).toEqual([]);
    }
    expect(demanded({ decisions: ['refunded'], actedOn: TODAY, amount: 500 })).toEqual(['reason required']);
    expect(demanded({ decisions: ['scheduled'], plannedOn: TOMORROW })).toEqual(['reason required']);
    expect(demanded({ decisions: ['declined'], reason: 'お届け済みのため' })).toEqual([]);
  });

  it('are a set of known options', () => {
    for (const decisions of [[], null, undefined]) expect(taken({ decisions })).toEqual(['decisions required']);
    expect(taken({ decisions: ['cancelled', 'ignored'], actedOn: TODAY })).toEqual(['decisions invalid_option']);
    expect(taken({ decisions: [null] })).toEqual(['decisions invalid_option']);
    expect(taken({ decisions: 'declined', reason: 'x' })).toEqual(['decisions invalid_type']);
  });
});

describe('earlier use', () => {
  const evidence = (earlierOrders: unknown) =>
    replaced('usage_inquiry.not_recognized', 'usageEvidence', { text: '2年前からのご利用', earlierOrders });

  it('lists up to 10 earlier orders, none of them empty', () => {
    const orders = (length: number) => Array.from({ length }, (_, i) => ({ orderId: `KT-${i}` }));
    for (const none of [undefined, null, []]) expect(evidence(none)).toEqual([]);
    expect([evidence(orders(10)), evidence(orders(11))]).toEqual([[], ['earlierOrders too_many']]);
    expect(evidence([{ amount: 0 }, {}, { orderedOn: '2026-10-01' }, { orderId: ' ' }])).toEqual([
      'earlierOrders/1/orderedOn one_required',
      'earlierOrders/3/orderedOn one_required',
    ]);
  });

  it('reports which order is wrong', () => {
    expect(evidence([{ orderedOn: TOMORROW, amount: -1, price: 1 }, null, []])).toEqual([
      'earlierOrders/0/orderedOn date_in_future',
      'earlierOrders/0/amount out_of_range',
      'earlierOrders/0/price unknown_field',
      'earlierOrders/1 invalid_type',
      'earlierOrders/2 invalid_type',
    ]);
    expect(evidence({ 0: {} })).toEqual(['earlierOrders invalid_type']);
  });

  it('needs a text', () => {
    expect(
      errorsOf(withFields(exampleAnswer('usage_inquiry.not_recognized', TODAY), 'usageEvidence', { text: ' ' })),
    ).toEqual(['/sections/usageEvidence/text required']);
  });
});

describe('the result of a cancellation', () => {
  const result = (value: object) => replaced('cancellation_request.method_unknown', 'cancellation', value);
  const billed = { lastBilledOn: '2026-11-01', lastBilledAmount: 980 };

  it.each(['cancelled', 'already_cancelled'])(
    '%s has dates in the past or today, including the last billing',
    (done) => {
      expect(result({ result: done, cancelledOn: TODAY, ...billed })).toEqual([]);
      expect(result({ result: done, cancelledOn: TOMORROW, ...billed })).toEqual(['cancelledOn date_in_future']);
      expect(result({ result: done, cancelledOn: TODAY, ...billed, lastBilledOn: TOMORROW })).toEqual([
        'lastBilledOn date_in_future',
      ]);
      expect(result({ result: done })).toEqual(
        ['cancelledOn', 'lastBilledOn', 'lastBilledAmount'].map((field) => `${field} required`),
      );
    },
  );

  it('scheduled lies in the future, and billing may continue until then', () => {
    expect(
      result({ result: 'scheduled', cancelledOn: TOMORROW, lastBilledOn: TOMORROW, lastBilledAmount: 980 }),
    ).toEqual([]);
    for (const cancelledOn of [TODAY, '2026-11-01'])
      expect(result({ result: 'scheduled', cancelledOn, ...billed })).toEqual(['cancelledOn date_not_in_future']);
  });

  it('may state that nothing was ever billed', () => {
    expect(result({ result: 'cancelled', cancelledOn: TODAY, neverBilled: true })).toEqual([]);
    expect(result({ result: 'cancelled', cancelledOn: TODAY, neverBilled: false, ...billed })).toEqual([]);
    expect(result({ result: 'cancelled', cancelledOn: TODAY, neverBilled: true, ...billed })).toEqual([
      'lastBilledOn not_asked',
      'lastBilledAmount not_asked',
    ]);
    expect(result({ result: 'cancelled', cancelledOn: TODAY, neverBilled: false })).toEqual([
      'lastBilledOn required',
      'lastBilledAmount required',
    ]);
  });

  it('not possible needs a reason and no dates', () => {
    expect(result({ result: 'not_possible', reason: 'ご契約が見つかりません。' })).toEqual([]);
    expect(result({ result: 'not_possible' })).toEqual(['reason required']);
    expect(result({ result: 'not_possible', reason: 'x', cancelledOn: TODAY, ...billed, neverBilled: true })).toEqual(
      ['cancelledOn', 'neverBilled', 'lastBilledOn', 'lastBilledAmount'].map((field) => `${field} not_asked`),
    );
    expect(result({ result: 'cancelled', cancelledOn: TODAY, ...billed, reason: 'x' })).toEqual(['reason not_asked']);
  });
});
