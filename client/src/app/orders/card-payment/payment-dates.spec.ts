import { byMonth, paymentDates } from './payment-dates';

const ALLOWED = { allowed: true, block: null };

describe('「売上・返金日」', () => {
  it('offers every day from today to the last possible day of a capture', () => {
    const days = paymentDates({
      capture: { ...ALLOWED, dates: { from: '2026-11-29', to: '2026-12-02' } },
      refund: { ...ALLOWED, on: '2026-11-29', voids: true },
    });
    expect(days).toEqual(['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02']);
    expect(byMonth(days)).toEqual([
      { month: '2026-11', days: days.slice(0, 2) },
      { month: '2026-12', days: days.slice(2) },
    ]);
  });

  it('offers only today once a refund is all that is left, and nothing after that', () => {
    const done = { allowed: false, block: 'captured', dates: null } as const;
    expect(paymentDates({ capture: done, refund: { ...ALLOWED, on: '2026-11-29', voids: false } })).toEqual([
      '2026-11-29',
    ]);
    expect(
      paymentDates({ capture: done, refund: { allowed: false, block: 'refunded', on: null, voids: false } }),
    ).toEqual([]);
  });
});
