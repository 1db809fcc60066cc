import { EXACT_TOTAL, type Total } from '../../../contract/src';

/** A row as node-postgres reads it. */
export type Raw = Readonly<Record<string, unknown>>;

/**
 * One SQL statement as a value: `Tenancy.read`, `Tenancy.readThen` or `runIn` executes it. Its text never contains
 * values.
 */
export interface Statement<Row = unknown> {
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * Whether each connection keeps the statement under a name, and PostgreSQL its plan, which then has to be good for
   * all values (`test/db/statements/plans.spec.ts`). `true`: one of a small number of texts. `page`: a text that is composed from
   * the filters of a list; there are too many of these to keep all.
   */
  readonly prepared?: true | 'page';
  /** Converts a row; if it is left out, the row is returned as it is. */
  readonly read?: (row: Raw) => Row;
}

/**
 * A statement whose text is always the same. `Row`: the type of its rows, which a spec compares with the database's
 * rows (`test/db/statements/statement-rows.spec.ts`).
 */
export function prepared<Row = unknown>(text: string, values: readonly unknown[] = []): Statement<Row> {
  return { text, values, prepared: true };
}

/** Settings of PostgreSQL's planner for the statements of one transaction. */
export type Planning = Readonly<Record<string, string>>;

/**
 * For pages that an index returns in their order, whatever the values: the statement is planned once, along that index.
 * By default PostgreSQL plans such a page each time, which takes as long as reading it, and relies on statistics: it
 * would sort all rows of a large merchant that it takes for a small one, or search everybody's rows for that
 * merchant's.
 */
export const ALONG_AN_INDEX: Planning = { plan_cache_mode: 'force_generic_plan', enable_bitmapscan: 'off' };

/**
 * A condition that holds for every row: lists over all merchants contain it, so that the planner can use the indexes
 * over all merchants; a list of one merchant must not.
 */
export const ofEverybody = (alias: string) => `${alias}.id > 0`;

/** Collects the conditions of a WHERE and their values; two requirements on the same column both apply. */
export class Conditions {
  private readonly values: unknown[] = [];
  readonly all: string[] = [];

  /** `condition` contains one `?` for the value. */
  require(condition: string, value: unknown): void {
    this.all.push(condition.replace('?', this.parameter(value)));
  }

  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  where(more: readonly string[] = []): string {
    const all = [...this.all, ...more];
    return all.length ? `WHERE ${all.join(' AND ')}` : '';
  }

  /**
   * Planned with its values at each call: which plan is best for a page depends on the merchant, and on how many rows a
   * filter leaves.
   */
  statement<Row>(text: string): Statement<Row> {
    return { text, values: [...this.values] };
  }

  /** `rows` selects the rows to count, at most `EXACT_TOTAL`: the total is exact up to that number. */
  total(rows: string): Statement<Total> {
    return {
      ...this.statement(`SELECT count(*)::integer AS count FROM (${rows} LIMIT ${EXACT_TOTAL}) AS counted`),
      read: ({ count }) => totalOf(count as number),
    };
  }
}

/** `count` ends at `EXACT_TOTAL`. */
export function totalOf(count: number): Total {
  return { count, capped: count >= EXACT_TOTAL };
}
