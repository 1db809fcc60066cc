import { addDays, identifierKey, naturalKey, type PaymentQuery, type Total } from '../../../contract/src';
import type { ListCursor } from '../../shared/database/list-cursor';
import { partyNames } from '../../merchants/party-names';
import { Conditions, ofEverybody, type Statement } from '../../shared/database/statement';
import type { PaymentRow } from './payment-summary.view';

/**
 * Builds the SQL of 決済情報 確認: card payments by the time of their orders, the latest first, in keyset pages (spec
 * 5.1).
 */
export class PaymentSearchQuery {
  private readonly conditions = new Conditions();

  constructor(query: PaymentQuery, /** null = support, all merchants. */ merchantId: string | null) {
    if (merchantId !== null) this.conditions.require('o.merchant_id = ?', merchantId);
    else this.conditions.all.push(ofEverybody('o'));
    this.filter(query);
  }

  /** One row more than `size`, to know whether there is another page. A backward page has the oldest row first. */
  page(cursor: Pick<ListCursor, 'value' | 'id' | 'backward'> | null, size: number): Statement<PaymentRow> {
    const direction = cursor?.backward ? 'ASC' : 'DESC';
    const after = cursor
      ? [
          `(o.ordered_at, o.id) ${cursor.backward ? '>' : '<'} (${this.conditions.parameter(cursor.value)}::timestamptz, ${this.conditions.parameter(cursor.id)}::bigint)`,
        ]
      : [];
    return this.conditions.statement(
      `WITH page AS MATERIALIZED (SELECT o.merchant_id, o.id FROM orders o ${this.conditions.where(after)} ORDER BY o.ordered_at ${direction}, o.id ${direction} LIMIT ${size + 1})
       SELECT o.id, o.merchant_id, o.service_id, ${partyNames('o')}, o.order_number, o.customer_id, o.ordered_at, o.ordered_at::text AS sort_value,
         p.tracking_id, p.amount, p.state, p.card_brand, p.masked_card_number, p.approval_code, p.authorized_at, p.captured_on, p.refunded_on
       FROM page JOIN orders o USING (merchant_id, id) CROSS JOIN LATERAL (SELECT * FROM payments x WHERE x.merchant_id = o.merchant_id AND x.order_id = o.id LIMIT 1) AS p
       ORDER BY o.ordered_at ${direction}, o.id ${direction}`,
    );
  }

  /** Counts up to the limit of exact totals; the ORDER BY keeps it on an index when many rows match. */
  total(): Statement<Total> {
    return this.conditions.total(`SELECT 1 FROM orders o ${this.conditions.where()} ORDER BY o.ordered_at`);
  }

  /**
   * Days are in Tokyo time: a day ends where the next one begins. Every order with a payment has a copy of its state.
   */
  private filter({ trackingId, orderedFrom, orderedTo, customerId, orderNumber, state, service }: PaymentQuery): void {
    const conditions = this.conditions;
    if (state === undefined) conditions.all.push('o.payment_state IS NOT NULL');
    else conditions.require('o.payment_state = ?', state);
    if (trackingId !== undefined)
      conditions.require(
        '(o.merchant_id, o.id) IN (SELECT t.merchant_id, t.order_id FROM payments t WHERE t.tracking_id = ?)',
        trackingId,
      );
    if (orderedFrom !== undefined) conditions.require('o.ordered_at >= ?', beginOf(orderedFrom));
    if (orderedTo !== undefined) conditions.require('o.ordered_at < ?', beginOf(addDays(orderedTo, 1)));
    if (customerId !== undefined) conditions.require('o.customer_key = ?', identifierKey(customerId));
    if (orderNumber !== undefined) conditions.require('o.number_key = ?', naturalKey(orderNumber));
    if (service !== undefined) conditions.require('o.service_id = ?', service.slice(-3));
  }
}

function beginOf(day: string): string {
  return `${day}T00:00:00+09:00`;
}
