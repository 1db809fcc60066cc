import type { OrderQuery } from '../../../contract/src';
import type { ListCursor } from '../../shared/database/list-cursor';
import { Conditions, type Planning, type Statement } from '../../shared/database/statement';
import { requireFilters } from '../list/order-filters';
import { behind, directionOf, type PlaceInList, sortColumn } from '../list/order-list.query';
import type { SoughtKeys } from './search-keys';

/** The columns of a candidate that have to be compared. */
export interface CandidateRow extends PlaceInList {
  readonly order_number: string;
  readonly sealed_content: Buffer;
  readonly wrapped_key: Buffer;
  readonly master_key_version: number;
  readonly products: readonly string[];
}

const LOOKED_AT = `o.order_number, o.sealed_content, o.wrapped_key, o.master_key_version,
  ARRAY (SELECT i.name FROM order_items i WHERE i.merchant_id = o.merchant_id AND i.order_id = o.id AND i.kind = 'product') AS products`;

/**
 * Settings for a plan along the index of the first key, which looks up the other keys one by one. By default PostgreSQL
 * treats the keys of an order as independent: it expects almost no rows, reads all rows of each key, and plans for
 * longer than it reads.
 */
export const BY_KEYS: Planning = {
  join_collapse_limit: '1',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_bitmapscan: 'off',
  max_parallel_workers_per_gather: '0',
};

/**
 * Builds the SQL for orders that have all keys of a search. It starts with one key and the time, so that it follows
 * that key's index like the list without a search; orders that are not re-indexed yet are searched for separately, by
 * their former keys.
 */
export class OrderSearchQuery {
  private readonly conditions = new Conditions();
  private readonly column: string;
  private readonly id: string;

  constructor(
    private readonly query: OrderQuery,
    private readonly merchantId: string,
    private readonly keys: SoughtKeys,
    today: string,
  ) {
    const byTime = query.sort !== 'updatedAt';
    this.column = byTime ? 'k.ordered_at' : sortColumn(query);
    this.id = byTime ? 'k.order_id' : 'o.id';
    requireFilters(this.conditions, query, merchantId, today);
  }

  /** `size` candidates after a position in the list, in its order. */
  candidates(cursor: ListCursor | null, size: number): Statement<CandidateRow> {
    return this.found(
      cursor,
      size,
      `SELECT o.id, o.merchant_id, found.sort_at::text AS sort_value, ${LOOKED_AT} FROM found JOIN orders o USING (merchant_id, id)`,
    );
  }

  /** The same for exact keys: only the positions. */
  places(cursor: ListCursor | null, size: number): Statement<PlaceInList> {
    return this.found(cursor, size, 'SELECT found.id, found.merchant_id, found.sort_at::text AS sort_value FROM found');
  }

  private found<Row>(cursor: ListCursor | null, size: number, selected: string): Statement<Row> {
    const direction = directionOf(this.query, cursor);
    const after = cursor ? [behind(this.conditions, cursor, direction, this.column, this.id)] : [];
    const ordered = (column: string, id: string) => `ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT ${size}`;
    const versions = [this.keys.present, this.keys.former]
      .filter((keys) => keys.length > 0)
      .map(
        (keys) => `(
      SELECT o.merchant_id, o.id, ${this.column} AS sort_at FROM ${this.having(keys)} JOIN orders o ON o.merchant_id = k.merchant_id AND o.id = k.order_id
      ${this.conditions.where(after)} ${ordered(this.column, this.id)})`,
      );
    return this.conditions.statement(
      `WITH found AS MATERIALIZED (${versions.join(' UNION ALL ')} ${ordered('sort_at', 'id')}) ${selected} ORDER BY found.sort_at ${direction}, found.id ${direction}`,
    );
  }

  /** Compares the keys with each other before an order is read. */
  private having([first, ...others]: readonly Buffer[]): string {
    const key = (alias: string, value: Buffer | undefined) => `${alias}.key = ${this.conditions.parameter(value)}`;
    const same = others.map(
      (other) =>
        `AND EXISTS (SELECT 1 FROM order_keys x WHERE x.merchant_id = y.merchant_id AND ${key('x', other)} AND x.ordered_at = y.ordered_at AND x.order_id = y.order_id)`,
    );
    return `(SELECT y.merchant_id, y.ordered_at, y.order_id FROM order_keys y WHERE y.merchant_id = ${this.conditions.parameter(this.merchantId)} AND ${key('y', first)} ${same.join(' ')}) k`;
  }
}
