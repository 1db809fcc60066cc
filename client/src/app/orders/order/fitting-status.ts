import type { OrderDetail, OrderStatus } from '@contract';

/** 入金済み once the payment is captured, キャンセル once it is given back; null where the status says so already, or more. */
export function fittingStatus({ status, card }: Pick<OrderDetail, 'status' | 'card'>): OrderStatus | null {
  if (!card || status === 'cancelled') return null;
  if (card.state === 'refunded' || card.state === 'voided' || card.repayment) return 'cancelled';
  return card.state === 'captured' && status !== 'paid' && status !== 'shipped' && status !== 'back_ordered'
    ? 'paid'
    : null;
}
