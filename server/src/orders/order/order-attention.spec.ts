import { addDays, ORDER_STATUSES, type OrderAttention, type OrderStatus } from '../../../contract/src';
import { attentionTo, type AttentionFacts } from './order-attention';

const TODAY = '2026-11-25';
const PAYMENTS = {
  none: { paymentState: null },
  fresh: { paymentState: 'authorized', captureEndsOn: addDays(TODAY, 8), authorizationEndsOn: addDays(TODAY, 8) },
  ending: { paymentState: 'authorized', captureEndsOn: addDays(TODAY, 7), authorizationEndsOn: addDays(TODAY, 7) },
  lastDay: { paymentState: 'authorized', captureEndsOn: TODAY, authorizationEndsOn: TODAY },
  ended: { paymentState: 'authorized', captureEndsOn: addDays(TODAY, -1), authorizationEndsOn: TODAY },
  lapsed: { paymentState: 'authorized', captureEndsOn: addDays(TODAY, -1), authorizationEndsOn: addDays(TODAY, -1) },
  captured: { paymentState: 'captured' },
  repaid: { paymentState: 'captured', repaid: true },
  refunded: { paymentState: 'refunded' },
  voided: { paymentState: 'voided' },
} as const satisfies Record<string, Partial<AttentionFacts>>;
type Attentions = readonly (OrderAttention | null)[];

/** In the order of `PAYMENTS`. A new status or state needs an entry here. */
const TABLE: Record<OrderStatus, Attentions> = {
  //                 none  fresh         ending        lastDay       ended         lapsed     captured      repaid refunded     voided
  pending: [null, null, 'expiring', 'expiring', 'expired', 'expired', null, null, 'unpayable', 'unpayable'],
  new: [null, null, 'expiring', 'expiring', 'expired', 'expired', null, null, 'unpayable', 'unpayable'],
  awaiting_payment: [null, null, 'expiring', 'expiring', 'expired', 'expired', null, null, 'unpayable', 'unpayable'],
  paid: [null, 'uncaptured', 'uncaptured', 'uncaptured', 'expired', 'expired', null, null, 'unpayable', 'unpayable'],
  cancelled: [null, 'unreleased', 'unreleased', 'unreleased', 'unreleased', null, 'unrefunded', null, null, null],
  back_ordered: [null, null, 'expiring', 'expiring', 'expired', 'expired', null, null, 'unpayable', 'unpayable'],
  shipped: [null, 'uncaptured', 'uncaptured', 'uncaptured', 'expired', 'expired', null, null, null, 'unpayable'],
};

describe('what needs attention', () => {
  it.each(ORDER_STATUSES)(
    'is at most one thing for an order that is %s, whatever the state of its payment',
    (status) => {
      const attentions = Object.values(PAYMENTS).map((payment) =>
        attentionTo(
          { captureEndsOn: null, authorizationEndsOn: null, paidOn: null, repaid: false, status, ...payment },
          TODAY,
        ),
      );
      expect(attentions).toEqual(TABLE[status]);
    },
  );

  it('is the capture of an order that was paid before it was back-ordered', () => {
    expect(attentionTo({ ...PAYMENTS.fresh, status: 'back_ordered', paidOn: '2026-11-20', repaid: false }, TODAY)).toBe(
      'uncaptured',
    );
  });
});
