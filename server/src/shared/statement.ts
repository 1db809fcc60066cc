import { KEEPS_PLAN } from '../../../db/data-source';

export { KEEPS_PLAN };

/** SQL with its parameters, built condition by condition: values are never part of the text. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
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

  /** `keepsPlan`: one plan is good for all values; for statements with a LIMIT, of which the database else plans each anew. */
  statement(sql: string, { keepsPlan = false } = {}): Statement {
    return { sql: keepsPlan ? KEEPS_PLAN + sql : sql, parameters: [...this.parameters] };
  }
}
