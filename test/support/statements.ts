import { escapeLiteral } from 'pg';
import type { DataSource, EntityManager, Logger, QueryRunner } from 'typeorm';
import { keepsPlan } from '../../db/named-statements';

/** A statement as the portal sent it, with the role and the merchant of its transaction. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** What the transaction began with: its role and merchant, as `SET LOCAL` statements. */
  readonly scope: string | null;
}

/** One node of a plan that was carried out, and what it touched. */
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
/** What keeps its plan says so in a comment before. */
const PLANNED = /^\s*(\/\* [\w ]+ \*\/ )?(SELECT|WITH|UPDATE|DELETE)\b/i;
const UNPLANNED = /^(INSERT|VACUUM|SET LOCAL)\b/;
/** Finds nothing, and could not be carried out twice. */
const ADDS_ROWS = /^WITH [^]*\) INSERT INTO \w+ \([\w, ]+\) VALUES /;

/** Listens to all that the portal asks its database while `work` runs, each connection by itself. */
export async function statementsOf(database: DataSource, work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const strange: string[] = [];
  const scopes = new Map<QueryRunner | undefined, string | null>();
  const usual = database.logger;
  const listen = (sql: string, values: readonly unknown[] = [], runner?: QueryRunner): void => {
    if (SCOPE.test(sql)) scopes.set(runner, sql.replace(SCOPE, ''));
    else if (/^(START TRANSACTION|COMMIT|ROLLBACK)/.test(sql)) scopes.set(runner, null);
    else if (PLANNED.test(sql) && !ADDS_ROWS.test(sql)) heard.push({ sql, values, scope: scopes.get(runner) ?? null });
    else if (!UNPLANNED.test(sql) && !ADDS_ROWS.test(sql)) strange.push(sql);
  };
  database.logger = { ...silent, logQuery: listen };
  try {
    await work();
  } finally {
    database.logger = usual;
  }
  // Not to be passed over: nobody would see that its plan is never looked at.
  if (strange.length) throw new Error(`statements of no known form: ${strange.join('; ').slice(0, 500)}`);
  return heard;
}

const silent: Logger = {
  logQuery: () => {},
  logQueryError: () => {},
  logQuerySlow: () => {},
  logSchemaBuild: () => {},
  logMigration: () => {},
  log: () => {},
};

/** Made for these values, or for whatever values come. */
export type PlanKind = 'custom' | 'generic';

/** Ways in which a server may plan the statement: it may keep the plan of one that has a name, unless its transaction says how. */
export function plansOf({ sql, scope }: Statement): readonly PlanKind[] {
  if (scope?.includes('force_generic_plan')) return ['generic'];
  return keepsPlan(sql) ? ['custom', 'generic'] : ['custom'];
}

/** The plan by which the database carries the statement out, as the role that it ran as; nothing of it lasts. */
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

/** As PostgreSQL reads it, whatever its type. */
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

/** Rows that a node read, those that it threw away included. */
export function rowsRead({ 'Actual Rows': rows, 'Actual Loops': loops, ...node }: PlanNode): number {
  return (rows + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * loops;
}
