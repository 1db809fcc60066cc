import { exampleOrder, refundedOn } from '../../../../test/support/examples/example-order';
import { type AnswerInput, answerWarnings, asksForOrder, type KnownOfCase, type NoticeTypeCode } from '..';

const TODAY = '2026-11-24';
/** Authorised on 2026-11-02 in Japan, captured one day later. */
const PAYMENT: KnownOfCase['payment'] = {
  trackingId: '00000616307350',
  amount: 6_860,
  authorizedAt: '2026-11-01T15:30:00.000Z',
  capturedOn: '2026-11-03',
};
const KNOWN: KnownOfCase = { payment: PAYMENT, order: null, former: null };
const REFUNDED = { decisions: ['refunded'], actedOn: '2026-11-22', amount: 6_860 };
const CANCELLED = {
  result: 'cancelled',
  cancelledOn: '2026-11-22',
  lastBilledOn: '2026-11-03',
  lastBilledAmount: 6_860,
};

function answer(
  sections: AnswerInput['sections'],
  noticeType: NoticeTypeCode = 'usage_inquiry.cancellation_wanted',
): AnswerInput {
  return { noticeType, sections, notHeld: [] };
}

function warned(sections: AnswerInput['sections'], known: Partial<KnownOfCase> = {}): string[] {
  return answerWarnings(answer(sections), { ...KNOWN, ...known }, TODAY).map(({ pointer, code, params }) =>
    `${pointer.replace('/sections/', '')} ${code} ${params?.on ?? params?.amount ?? ''}`.trim(),
  );
}

describe('an answer without a matching order', () => {
  it('has no warning where it agrees with the request’s payment, including a partial refund', () => {
    expect(warned({ resolution: REFUNDED, cancellation: CANCELLED })).toEqual([]);
    expect(
      warned({
        resolution: { ...REFUNDED, amount: 1_000 },
        cancellation: { ...CANCELLED, lastBilledOn: '2026-11-20', lastBilledAmount: 980 },
      }),
    ).toEqual([]);
    expect(
      warned({
        resolution: { decisions: ['declined'], reason: '規約のとおり' },
        cancellation: { result: 'not_possible', reason: '該当なし' },
      }),
    ).toEqual([]);
  });

  it('has a warning for an amount above the payment', () => {
    expect(warned({ resolution: { ...REFUNDED, amount: 686_000 } })).toEqual([
      'resolution/amount refund_over_payment 6860',
    ]);
    expect(warned({ cancellation: { ...CANCELLED, lastBilledAmount: 6_861 } })).toEqual([
      'cancellation/lastBilledAmount last_billed_over_payment 6860',
    ]);
  });

  it('has a warning for an action before the authorisation', () => {
    expect(warned({ resolution: { ...REFUNDED, actedOn: '2016-11-22' } })).toEqual([
      'resolution/actedOn acted_before_purchase 2026-11-02',
    ]);
    expect(
      warned({
        cancellation: {
          ...CANCELLED,
          result: 'already_cancelled',
          cancelledOn: '2026-11-01',
          lastBilledOn: '2026-10-03',
        },
      }),
    ).toEqual([
      'cancellation/lastBilledOn last_billed_before_payment 2026-11-03',
      'cancellation/cancelledOn cancelled_before_purchase 2026-11-02',
    ]);
    expect(
      warned({
        accountAction: { action: 'suspended', actedOn: '2026-11-01' },
        customerContact: { hadContact: true, repliedOn: '2026-10-31' },
      }),
    ).toEqual([
      'accountAction/actedOn suspended_before_purchase 2026-11-02',
      'customerContact/repliedOn replied_before_purchase 2026-11-02',
    ]);
    expect(warned({ resolution: { ...REFUNDED, actedOn: '2026-11-02' } })).toEqual([]);
  });

  it('has a warning for a last charge after the cancellation, and for “never billed” with a captured payment', () => {
    expect(warned({ cancellation: { ...CANCELLED, lastBilledOn: '2026-11-23' } })).toEqual([
      'cancellation/lastBilledOn billed_after_cancellation 2026-11-22',
    ]);
    expect(warned({ cancellation: { result: 'cancelled', cancelledOn: '2026-11-22', neverBilled: true } })).toEqual([
      'cancellation/neverBilled was_billed 2026-11-03',
    ]);
    expect(
      warned(
        { cancellation: { result: 'cancelled', cancelledOn: '2026-11-22', neverBilled: true } },
        { payment: { ...PAYMENT, capturedOn: '2026-11-30' } },
      ),
    ).toEqual([]);
  });

  it('is compared with its own dates where the request contains none', () => {
    const payment = { ...PAYMENT, authorizedAt: null, capturedOn: null };
    expect(
      warned(
        { resolution: { ...REFUNDED, actedOn: '2026-10-31' }, shipping: { orderedOn: '2026-11-01' } },
        { payment },
      ),
    ).toEqual(['resolution/actedOn acted_before_purchase 2026-11-01']);
    expect(warned({ resolution: { ...REFUNDED, actedOn: '2016-11-22' } }, { payment })).toEqual([]);
    expect(warned({ resolution: REFUNDED, stay: { reservedOn: '2026-11-23' } })).toEqual([
      'resolution/actedOn acted_before_purchase 2026-11-23',
    ]);
  });

  it('is also compared with the request’s payment where the order of its number was paid by another payment', () => {
    const order = exampleOrder({ card: { ...refundedOn('2026-11-22'), trackingId: '99999999999999' } });
    expect(warned({ resolution: { ...REFUNDED, amount: 7_000 } }, { order })).toEqual([
      'resolution/amount refund_over_payment 6860',
    ]);
  });
});

describe('an answer with its order', () => {
  const order = exampleOrder({ card: refundedOn('2026-11-22') });

  it('is compared with the order’s records instead of the request’s payment', () => {
    expect(warned({ resolution: { ...REFUNDED, amount: 7_000 } }, { order })).toEqual([
      'resolution/amount refund_amount_differs 1980',
    ]);
    expect(warned({ resolution: { ...REFUNDED, amount: 1_980 } }, { order })).toEqual([]);
  });

  it('has a warning for an action before the date of the order', () => {
    expect(
      warned({ resolution: { decisions: ['provided'], actedOn: '2026-11-01' } }, { order: exampleOrder() }),
    ).toEqual(['resolution/actedOn acted_before_purchase 2026-11-02']);
  });

  it('needs an order only where an order could contradict it', () => {
    expect([
      asksForOrder({ sections: {} }),
      asksForOrder({ sections: { customerContact: { hadContact: false } } }),
    ]).toEqual([false, false]);
    expect([
      asksForOrder({ sections: { resolution: REFUNDED } }),
      asksForOrder({ sections: { accountAction: { actedOn: '2026-11-01' } } }),
    ]).toEqual([true, true]);
  });
});

describe('a correction', () => {
  const former = answer({ resolution: REFUNDED, remarks: '初回' });

  it('that changes nothing has a warning, whatever the order of its keys', () => {
    expect(
      warned(
        { remarks: '初回', resolution: { amount: 6_860, actedOn: '2026-11-22', decisions: ['refunded'] } },
        { former },
      ),
    ).toEqual(['same_as_before']);
    expect(warned({ remarks: '訂正', resolution: REFUNDED }, { former })).toEqual([]);
    expect(answerWarnings(former, { ...KNOWN, former }, TODAY)[0]).toMatchObject({
      pointer: '',
      message: expect.stringContaining('前回の回答と同じ内容です'),
    });
  });
});
