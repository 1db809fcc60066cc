import { PAGE_SIZE, type PaymentDifferenceQuery, type Total } from '../../../contract/src';
import type { ListCursor } from '../../shared/database/list-cursor';
import { partyNames } from '../../merchants/party-names';
import { Conditions, ofEverybody, type Statement } from '../../shared/database/statement';
import type { DifferenceRow } from './difference.view';

/** Builds the SQL of the list of differences: the latest found first, in keyset pages (spec 5.1). */
export class DifferenceListQuery {
  private readonly conditions = new Conditions();

  constructor(
    { state, service }: PaymentDifferenceQuery,
    /** null = support, all merchants. */ merchantId: string | null,
  ) {
    this.conditions.all.push(state === 'resolved' ? 'd.resolved_at IS NOT NULL' : 'd.resolved_at IS NULL');
    if (merchantId !== null) this.conditions.require('d.merchant_id = ?', merchantId);
    else this.conditions.all.push(ofEverybody('d'));
    if (service !== undefined)
      this.conditions.require(
        'EXISTS (SELECT 1 FROM orders o WHERE o.merchant_id = d.merchant_id AND o.id = d.order_id AND o.service_id = ?)',
        service.slice(-3),
      );
  }

  /** One row more than a page, to know whether there is another page. A backward page has the oldest row first. */
  page(cursor: ListCursor | null): Statement<DifferenceRow> {
    const direction = cursor?.backward ? 'ASC' : 'DESC';
    const after = cursor
      ? [
          `(d.found_at, d.id) ${cursor.backward ? '>' : '<'} (${this.conditions.parameter(cursor.value)}::timestamptz, ${this.conditions.parameter(cursor.id)}::bigint)`,
        ]
      : [];
    return this.conditions.statement(
      `WITH page AS MATERIALIZED (SELECT d.* FROM payment_differences d ${this.conditions.where(after)} ORDER BY d.found_at ${direction}, d.id ${direction} LIMIT ${PAGE_SIZE + 1})
       SELECT page.id, page.order_id, page.merchant_id, o.service_id, ${partyNames('o')}, o.order_number, p.tracking_id, p.amount,
         page.ours, page.theirs, page.their_amount, page.found_at, page.resolved_at, page.found_at::text AS sort_value
       FROM page JOIN orders o ON o.merchant_id = page.merchant_id AND o.id = page.order_id JOIN payments p ON p.merchant_id = page.merchant_id AND p.order_id = page.order_id
       ORDER BY page.found_at ${direction}, page.id ${direction}`,
    );
  }

  /** Counts up to the limit of exact totals. */
  total(): Statement<Total> {
    return this.conditions.total(`SELECT 1 FROM payment_differences d ${this.conditions.where()} ORDER BY d.found_at`);
  }
}
