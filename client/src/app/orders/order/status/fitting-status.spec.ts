import type { CardPayment, OrderStatus, PaymentState } from '@contract';
import { fittingStatus } from './fitting-status';

function fitting(
  status: OrderStatus,
  state: PaymentState | null,
  repayment: CardPayment['repayment'] = null,
): OrderStatus | null {
  return fittingStatus({ status, card: state && ({ state, repayment } as CardPayment) });
}

describe('the status that fits the payment', () => {
  it('is 入金済み after a capture, unless the order has progressed further', () => {
    expect(fitting('new', 'captured')).toBe('paid');
    expect(fitting('paid', 'captured')).toBeNull();
    expect(fitting('shipped', 'captured')).toBeNull();
  });

  it('is キャンセル after a refund, a cancelled authorisation or a direct repayment', () => {
    expect(fitting('paid', 'refunded')).toBe('cancelled');
    expect(fitting('new', 'voided')).toBe('cancelled');
    expect(
      fitting('shipped', 'captured', {
        on: '2026-11-25',
        amount: 1,
        note: 'x',
        recordedAt: '2026-11-25T00:00:00Z',
        recordedBy: 'x',
      }),
    ).toBe('cancelled');
  });

  it('is none while nothing happened, and for an order without a card', () => {
    expect(fitting('new', 'authorized')).toBeNull();
    expect(fitting('new', null)).toBeNull();
    expect(fitting('cancelled', 'captured')).toBeNull();
  });
});
