import type { OrderDetail, OrderStatus } from '@contract';

/**
 * The suggested status: 入金済み after a capture, キャンセル after a refund or cancellation; null where the order has
 * that status or a later one.
 */
export function fittingStatus({ status, card }: Pick<OrderDetail, 'status' | 'card'>): OrderStatus | null {
  if (!card || status === 'cancelled') return null;
  if (card.state === 'refunded' || card.state === 'voided' || card.repayment) return 'cancelled';
  return card.state === 'captured' && status !== 'paid' && status !== 'shipped' && status !== 'back_ordered'
    ? 'paid'
    : null;
}
