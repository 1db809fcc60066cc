export { KEEPS_PLAN } from '../../../db/data-source';

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

  statement(sql: string): Statement {
    return { sql, parameters: [...this.parameters] };
  }
}
