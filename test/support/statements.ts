import { escapeLiteral } from 'pg';
import type { DataSource, EntityManager, Logger, QueryRunner } from 'typeorm';
import { keepsPlan } from '../../db/named-statements';

/** A statement as the portal sent it, with the role and the merchant of its transaction. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** The beginning of the transaction: role and merchant, as `SET LOCAL` statements. */
  readonly scope: string | null;
}

/** A node of an executed plan, with the blocks and rows that it read. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

const SCOPE = /^BEGIN; (?=SET LOCAL role = )/;
/** A statement that keeps its plan is marked by a comment before it. */
const PLANNED = /^\s*(\/\* [\w ]+ \*\/ )?(SELECT|WITH|UPDATE|DELETE)\b/i;
const UNPLANNED = /^(INSERT|VACUUM|SET LOCAL)\b/;
/** Such a statement searches nothing, and can't be executed a second time. */
const ADDS_ROWS = /^WITH [^]*\) INSERT INTO \w+ \([\w, ]+\) VALUES /;

/** Records all statements that the portal sends while `work` runs, by connection. */
export async function statementsOf(database: DataSource, work: () => Promise<unknown>): Promise<Statement[]> {
  const recorded: Statement[] = [];
  const unclassified: string[] = [];
  const scopes = new Map<QueryRunner | undefined, string | null>();
  const logger = database.logger;
  const listen = (sql: string, values: readonly unknown[] = [], runner?: QueryRunner): void => {
    if (SCOPE.test(sql)) scopes.set(runner, sql.replace(SCOPE, ''));
    else if (/^(START TRANSACTION|COMMIT|ROLLBACK)/.test(sql)) scopes.set(runner, null);
    else if (PLANNED.test(sql) && !ADDS_ROWS.test(sql))
      recorded.push({ sql, values, scope: scopes.get(runner) ?? null });
    else if (!UNPLANNED.test(sql) && !ADDS_ROWS.test(sql)) unclassified.push(sql);
  };
  database.logger = { ...silent, logQuery: listen };
  try {
    await work();
  } finally {
    database.logger = logger;
  }
  // An unknown statement must not be skipped: otherwise its plan would silently go unchecked.
  if (unclassified.length) throw new Error(`statements of no known form: ${unclassified.join('; ').slice(0, 500)}`);
  return recorded;
}

const silent: Logger = {
  logQuery: () => {},
  logQueryError: () => {},
  logQuerySlow: () => {},
  logSchemaBuild: () => {},
  logMigration: () => {},
  log: () => {},
};

/** Planned for these values, or for any values. */
export type PlanKind = 'custom' | 'generic';

/**
 * The ways in which a server may plan the statement: for a named statement it may keep a generic plan, unless the
 * transaction decides otherwise.
 */
export function plansOf({ sql, scope }: Statement): readonly PlanKind[] {
  if (scope?.includes('force_generic_plan')) return ['generic'];
  return keepsPlan(sql) ? ['custom', 'generic'] : ['custom'];
}

/**
 * The plan with which the database executes the statement, in the role that it ran as; the execution is rolled back.
 */
export async function planOf(
  database: DataSource,
  { sql, values, scope }: Statement,
  kind: PlanKind,
): Promise<PlanNode> {
  let plan: PlanNode | undefined;
  const undone = new Error('undone');
  await database
    .transaction(async (tx: EntityManager) => {
      if (scope) await tx.query(scope);
      await tx.query(`SET LOCAL plan_cache_mode = force_${kind}_plan`);
      await tx.query(`PREPARE asked AS ${sql}`);
      const [explained] = (await tx.query(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE asked${given(values)}`,
      )) as { 'QUERY PLAN': [{ Plan: PlanNode }] }[];
      await tx.query('DEALLOCATE asked');
      plan = explained!['QUERY PLAN'][0].Plan;
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return plan!;
}

function given(values: readonly unknown[]): string {
  return values.length
    ? `(${values.map((value) => (value === null || value === undefined ? 'NULL' : escapeLiteral(textOf(value)))).join(', ')})`
    : '';
}

/** The value as PostgreSQL reads it, whatever its type. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return Array.isArray(value)
    ? `{${value.map((item) => `"${textOf(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

export function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** The rows that a node read, including those that it filtered out. */
export function rowsRead({ 'Actual Rows': rows, 'Actual Loops': loops, ...node }: PlanNode): number {
  return (rows + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * loops;
}
