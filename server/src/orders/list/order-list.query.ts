import { type OrderQuery, PAGE_SIZE, type Total } from '../../../contract/src';
import type { ListCursor } from '../../shared/database/list-cursor';
import { partyNames } from '../../merchants/party-names';
import { Conditions, prepared, type Statement } from '../../shared/database/statement';
import { requireFilters } from './order-filters';
import type { OrderRow } from './order-summary.view';

type Direction = 'ASC' | 'DESC';

/** Builds the list's SQL: keyset pages (spec 5.1). */
export class OrderListQuery {
  private readonly conditions = new Conditions();
  private readonly column: string;

  constructor(
    private readonly query: OrderQuery,
    /** null = support, all merchants. */ merchantId: string | null,
    today: string,
  ) {
    this.column = sortColumn(query);
    requireFilters(this.conditions, query, merchantId, today);
  }

  /** One row more than a page, to know whether there is another page. */
  page(cursor: ListCursor | null): Statement<OrderRow> {
    const direction = directionOf(this.query, cursor);
    const after = cursor ? [behind(this.conditions, cursor, direction, this.column)] : [];
    return this.conditions.statement(
      rowsOfPage(
        `SELECT o.merchant_id, o.id, ${this.column} AS sort_at FROM orders o ${this.conditions.where(after)} ORDER BY ${this.column} ${direction}, o.id ${direction} LIMIT ${PAGE_SIZE + 1}`,
        direction,
      ),
    );
  }

  /** Counts up to the limit of exact totals; the ORDER BY keeps it on an index when many rows match. */
  total(): Statement<Total> {
    return this.conditions.total(`SELECT 1 FROM orders o ${this.conditions.where()} ORDER BY ${this.column}`);
  }
}

/** A position in the list, and the merchant and id of its order. */
export interface PlaceInList {
  readonly merchant_id: string;
  readonly id: string;
  readonly sort_value: string;
}

/** The columns that the list shows of the orders at these positions, in its order. */
export function rowsAt(places: readonly PlaceInList[], direction: Direction): Statement<OrderRow> {
  const columns = [
    places.map((place) => place.merchant_id),
    places.map((place) => place.id),
    places.map((place) => place.sort_value),
  ];
  return prepared(
    rowsOfPage(
      'SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) AS found (merchant_id, id, sort_at)',
      direction,
    ),
    columns,
  );
}

export function sortColumn({ sort }: OrderQuery): string {
  return sort === 'updatedAt' ? 'o.updated_at' : 'o.ordered_at';
}

export function directionOf(query: OrderQuery, cursor: Pick<ListCursor, 'backward'> | null): Direction {
  return (query.order !== 'asc') !== (cursor?.backward ?? false) ? 'DESC' : 'ASC';
}

export function behind(
  conditions: Conditions,
  { value, id }: Pick<ListCursor, 'value' | 'id'>,
  direction: Direction,
  column: string,
  idColumn = 'o.id',
): string {
  return `(${column}, ${idColumn}) ${direction === 'DESC' ? '<' : '>'} (${conditions.parameter(value)}::timestamptz, ${conditions.parameter(id)}::bigint)`;
}

/** `page` selects merchant_id, id and sort_at. */
function rowsOfPage(page: string, direction: Direction): string {
  return `WITH page AS MATERIALIZED (${page})
    SELECT o.id, o.merchant_id, o.service_id, ${partyNames('o')}, o.order_number, o.status, o.payment_method, o.customer_id, o.ordered_at, o.updated_at,
      o.total, o.repaid, o.paid_on, o.capture_ends_on, o.sealed_content, o.wrapped_key, o.master_key_version, p.tracking_id, p.state AS payment_state, p.authorization_ends_on,
      EXISTS (SELECT 1 FROM payment_operations x WHERE x.merchant_id = o.merchant_id AND x.order_id = o.id AND x.state IN ('requested', 'unknown')) AS inquiring,
      page.sort_at::text AS sort_value
    FROM page JOIN orders o USING (merchant_id, id) LEFT JOIN payments p ON p.merchant_id = o.merchant_id AND p.order_id = o.id
    ORDER BY page.sort_at ${direction}, o.id ${direction}`;
}
