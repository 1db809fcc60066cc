import type { OrderQuery } from '../../../../contract/src';
import type { ListCursor } from '../../../shared/list-cursor';
import { Conditions, type Statement } from '../../../shared/statement';
import { requireFilters } from '../order-filters';
import { behind, directionOf, sortColumn } from '../order-list.query';
import type { SoughtKeys } from './search-keys';

/** A candidate as `OrderSearchQuery` selects it. */
export interface CandidateRow {
  readonly id: string;
  readonly merchant_id: string;
  readonly order_number: string;
  readonly sealed_content: Buffer;
  readonly wrapped_key: Buffer;
  readonly master_key_version: number;
  readonly products: readonly string[];
  readonly sort_value: string;
}

/**
 * Builds the SQL for what has all the keys that a search asks for. It begins at one key, with the time in it, so that it follows that key's index as the list
 * without a search does; orders that are not indexed anew yet are looked for beside, under their former keys.
 */
export class OrderSearchQuery {
  private readonly conditions = new Conditions();
  private readonly column: string;
  private readonly id: string;

  constructor(private readonly query: OrderQuery, private readonly merchantId: string, private readonly keys: SoughtKeys, today: string) {
    const byTime = query.sort !== 'updatedAt';
    this.column = byTime ? 'k.ordered_at' : sortColumn(query);
    this.id = byTime ? 'k.order_id' : 'o.id';
    requireFilters(this.conditions, query, merchantId, today);
  }

  /** `size` candidates behind a place in the list, in its order. */
  candidates(cursor: ListCursor | null, size: number): Statement {
    const direction = directionOf(this.query, cursor);
    const after = cursor ? [behind(this.conditions, cursor, direction, this.column, this.id)] : [];
    const ordered = (column: string, id: string) => `ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT ${size}`;
    const versions = [this.keys.present, this.keys.former].filter((keys) => keys.length > 0).map((keys) => `(
      SELECT o.merchant_id, o.id, ${this.column} AS sort_at FROM order_keys k JOIN orders o ON o.merchant_id = k.merchant_id AND o.id = k.order_id
      ${this.conditions.where([...after, ...this.having(keys)])} ${ordered(this.column, this.id)})`);
    return this.conditions.statement(
      `WITH found AS MATERIALIZED (${versions.join(' UNION ALL ')} ${ordered('sort_at', 'id')})
       SELECT o.id, o.merchant_id, o.order_number, o.sealed_content, o.wrapped_key, o.master_key_version, found.sort_at::text AS sort_value,
         ARRAY (SELECT i.name FROM order_items i WHERE i.merchant_id = o.merchant_id AND i.order_id = o.id AND i.kind = 'product') AS products
       FROM found JOIN orders o USING (merchant_id, id) ORDER BY found.sort_at ${direction}, o.id ${direction}`);
  }

  /** Compared with the first key, not with the order: the keys are met with each other before an order is read. */
  private having([first, ...others]: readonly Buffer[]): string[] {
    const key = (alias: string, value: Buffer | undefined) => `${alias}.key = ${this.conditions.parameter(value)}`;
    return [
      `k.merchant_id = ${this.conditions.parameter(this.merchantId)}`, key('k', first),
      ...others.map((other) => `EXISTS (SELECT 1 FROM order_keys x WHERE x.merchant_id = k.merchant_id AND ${key('x', other)} AND x.ordered_at = k.ordered_at AND x.order_id = k.order_id)`),
    ];
  }
}
