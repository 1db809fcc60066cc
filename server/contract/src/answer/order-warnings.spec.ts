import { exampleOrder, examplePayment, refundedOn } from '../../../../test/support/examples/example-order';
import { warningText, type OrderDetail } from '..';
import { orderWarnings } from './order-warnings';

const TODAY = '2026-11-24';
const REFUNDED = { decisions: ['refunded'], actedOn: '2026-11-22', amount: 1_980 };
const CANCELLED = {
  result: 'cancelled',
  cancelledOn: '2026-11-22',
  lastBilledOn: '2026-11-02',
  lastBilledAmount: 1_980,
};
const SUBSCRIPTION = {
  appliedOn: '2026-08-01',
  billedFrom: '2026-08-01',
  nextChargeOn: '2026-12-01',
  cancelledOn: null,
};
const REFUNDED_ORDER = { card: refundedOn('2026-11-22') };

function warned(sections: Record<string, unknown>, order: Partial<OrderDetail> = REFUNDED_ORDER): string[] {
  return orderWarnings({ sections }, exampleOrder(order), TODAY).map(
    ({ pointer, code }) => `${pointer.replace('/sections/', '')} ${code}`,
  );
}

describe('an answer compared with its order', () => {
  it('has no warning where it states what was done', () => {
    expect(warned({ resolution: REFUNDED, cancellation: CANCELLED })).toEqual([]);
    expect(warned({})).toEqual([]);
  });

  it('has a warning for “refunded” where nothing was refunded', () => {
    expect(warned({ resolution: REFUNDED }, {})).toEqual(['resolution/decisions not_refunded']);
    expect(
      warned(
        { resolution: REFUNDED },
        { card: examplePayment({ state: 'voided', capturedOn: null, refundedOn: '2026-11-22' }) },
      ),
    ).toEqual(['resolution/decisions not_refunded']);
  });

  it('has a warning for another amount or another date than the refund’s', () => {
    expect(warned({ resolution: { ...REFUNDED, amount: 1_000 } })).toEqual(['resolution/amount refund_amount_differs']);
    expect(warned({ resolution: { ...REFUNDED, actedOn: '2026-11-21' } })).toEqual([
      'resolution/actedOn acted_on_differs',
    ]);
  });

  it('is compared with a direct repayment', () => {
    const repayment = {
      on: '2026-11-22',
      amount: 1_500,
      note: '口座へ振込',
      recordedAt: '2026-11-22T05:00:00.000Z',
      recordedBy: '佐藤',
    };
    expect(warned({ resolution: { ...REFUNDED, amount: 1_500 } }, { card: examplePayment({ repayment }) })).toEqual([]);
    expect(warned({ resolution: REFUNDED }, { card: examplePayment({ repayment }) })).toEqual([
      'resolution/amount refund_amount_differs',
    ]);
  });

  it('has a warning for another cancellation date or another last charge', () => {
    expect(warned({ cancellation: { ...CANCELLED, cancelledOn: '2026-11-20' } })).toEqual([
      'cancellation/cancelledOn cancelled_on_differs',
    ]);
    expect(warned({ cancellation: { ...CANCELLED, lastBilledOn: '2026-10-02', lastBilledAmount: 980 } })).toEqual([
      'cancellation/lastBilledOn last_billed_on_differs',
      'cancellation/lastBilledAmount last_billed_amount_differs',
    ]);
    expect(warned({ cancellation: { result: 'cancelled', cancelledOn: '2026-11-22', neverBilled: true } })).toEqual([
      'cancellation/neverBilled was_billed',
    ]);
  });

  it('has a warning for an ended contract while a charge is still due', () => {
    const order = { ...REFUNDED_ORDER, subscription: SUBSCRIPTION };
    expect(warned({ cancellation: { ...CANCELLED, result: 'already_cancelled' } }, order)).toEqual([
      'cancellation/cancelledOn charge_scheduled',
    ]);
    expect(warned({ resolution: { ...REFUNDED, decisions: ['cancelled', 'refunded'] } }, order)).toEqual([
      'resolution/decisions charge_scheduled',
    ]);
    expect(warned({ resolution: REFUNDED }, order)).toEqual([]);
    expect(
      warned({ cancellation: CANCELLED }, { ...REFUNDED_ORDER, subscription: { ...SUBSCRIPTION, nextChargeOn: null } }),
    ).toEqual([]);
  });

  it('is not compared with an end in the future, nor with an order without a card payment', () => {
    expect(
      warned(
        {
          cancellation: {
            result: 'scheduled',
            cancelledOn: '2026-11-30',
            lastBilledOn: '2026-11-30',
            lastBilledAmount: 980,
          },
        },
        { card: examplePayment() },
      ),
    ).toEqual([]);
    expect(
      warned(
        { resolution: { ...REFUNDED, amount: 1 }, cancellation: { ...CANCELLED, lastBilledAmount: 1 } },
        { card: null },
      ),
    ).toEqual([]);
  });

  it('has warnings in both languages, with the order’s own figures', () => {
    const [warning] = orderWarnings(
      { sections: { resolution: { ...REFUNDED, amount: 1 } } },
      exampleOrder(REFUNDED_ORDER),
      TODAY,
    );
    expect(warning!.message).toBe('返金額が、受注の金額(1,980円)と異なります。');
    expect(warningText(warning!, 'en')).toContain('¥1,980');
    expect(warningText({ code: 'charge_scheduled', params: { on: '2026-12-01' } }, 'ja')).toContain('2026/12/01');
  });
});
