import { EXACT_TOTAL, type Total } from '../../contract/src';

/** A row as node-postgres reads it. */
export type Raw = Readonly<Record<string, unknown>>;

/** One statement of SQL. It is data: carried out by `Tenancy.read`, `Tenancy.readThen` or `runIn`. Values are never part of the text. */
export interface Statement<Row = unknown> {
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * Whether each connection keeps the statement by a name, and PostgreSQL its plan, which then has to be good for all values (`test/db/plans.spec.ts`). `true`: a
   * text of which there are few. `page`: one that the filters of a list put together, of which there are many, so that not all can be kept.
   */
  readonly prepared?: true | 'page';
  /** What a row is read as; left out, it is the row itself. */
  readonly read?: (row: Raw) => Row;
}

/** A statement whose text is always the same. `Row`: its row, which a spec compares with what the database gives (`test/db/statement-rows.spec.ts`). */
export function prepared<Row = unknown>(text: string, values: readonly unknown[] = []): Statement<Row> {
  return { text, values, prepared: true };
}

/** Settings of PostgreSQL's planner, for the statements of one transaction. */
export type Planning = Readonly<Record<string, string>>;

/**
 * For pages that an index has in their order whatever values come: planned once, and along that index. Left alone, PostgreSQL plans such a page anew each
 * time, for as long as it then takes to read it, and goes by statistics: it would sort all rows of a big merchant whom it takes for a small one, or
 * look for that merchant's rows among everybody's.
 */
export const ALONG_AN_INDEX: Planning = { plan_cache_mode: 'force_generic_plan', enable_bitmapscan: 'off' };

/** A condition that holds for every row: lists over all merchants name it, and by it find the indexes over all merchants; a list of one merchant must not. */
export const ofEverybody = (alias: string) => `${alias}.id > 0`;

/** Collects conditions of a WHERE and their values; what is required twice narrows twice. */
export class Conditions {
  private readonly values: unknown[] = [];
  readonly all: string[] = [];

  /** `condition` holds one `?` for the value. */
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

  /** Planned for its values at each call: which plan is best for a page depends on whose page it is, and on how much of it a filter leaves. */
  statement<Row>(text: string): Statement<Row> {
    return { text, values: [...this.values] };
  }

  /** `rows` are those to be counted, at most `EXACT_TOTAL`: the total is exact up to there. */
  total(rows: string): Statement<Total> {
    return {
      ...this.statement(`SELECT count(*)::integer AS count FROM (${rows} LIMIT ${EXACT_TOTAL}) AS counted`),
      read: ({ count }) => totalOf(count as number),
    };
  }
}

/** `count` goes no further than `EXACT_TOTAL`. */
export function totalOf(count: number): Total {
  return { count, capped: count >= EXACT_TOTAL };
}
