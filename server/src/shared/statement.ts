import type { EntityManager } from 'typeorm';
import { EXACT_TOTAL, type Total } from '../../contract/src';

export { KEEPS_PLAN } from '../../../db/data-source';

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

/** SQL with its parameters, built condition by condition: values are never part of the text. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export function rowsOf<Rows>(tx: EntityManager, { sql, parameters }: Statement): Promise<Rows> {
  return tx.query(sql, [...parameters]);
}

/** `statement` answers one row with a `count` that goes no further than `EXACT_TOTAL`. */
export async function totalOf(tx: EntityManager, statement: Statement): Promise<Total> {
  const [{ count }] = await rowsOf<[{ count: number }]>(tx, statement);
  return { count, capped: count >= EXACT_TOTAL };
}

/** Collects conditions of a WHERE and their parameters; what is required twice narrows twice. */
export class Conditions {
  private readonly parameters: unknown[] = [];
  readonly all: string[] = [];

  /** `condition` holds one `?` for the value. */
  require(condition: string, value: unknown): void {
    this.all.push(condition.replace('?', this.parameter(value)));
  }

  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  where(more: readonly string[] = []): string {
    const all = [...this.all, ...more];
    return all.length ? `WHERE ${all.join(' AND ')}` : '';
  }

  statement(sql: string): Statement {
    return { sql, parameters: [...this.parameters] };
  }
}
