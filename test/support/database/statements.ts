import { Client, escapeLiteral, type QueryConfig } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { QuietClient } from '../../../db/connection';

/** A statement as the portal sent it, with the role and the merchant of its transaction. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** The connection keeps it, and its plan, under a name. */
  readonly isPrepared: boolean;
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

const SCOPE = /^(BEGIN; )?(SET LOCAL role = .*)$/;
const PLANNED = /^\s*(SELECT|WITH|UPDATE|DELETE)\b/i;
const UNPLANNED = /^(INSERT|VACUUM|SET LOCAL)\b/;
/** Such a statement searches nothing, and can't be executed a second time. */
const ADDS_ROWS = /^WITH [^]*\) INSERT INTO \w+ \([\w, ]+\) VALUES /;

/** All statements that the portal sends while `work` runs, by connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return statementsAmong(query.mock.calls as unknown as Call[], query.mock.contexts as Client[]);
  } finally {
    query.mockRestore();
  }
}

/** What node-postgres was called with. */
type Call = readonly [asked: string | QueryConfig, values?: unknown];

function statementsAmong(calls: readonly Call[], clients: readonly Client[]): Statement[] {
  const recorded: Statement[] = [];
  const unclassified: string[] = [];
  const scopes = new Map<Client, string | null>();
  for (const [i, [asked, given]] of calls.entries()) {
    const client = clients[i]!;
    const {
      name,
      text: sql,
      values = [],
    } = typeof asked === 'string' ? { name: undefined, text: asked, values: given as unknown[] | undefined } : asked;
    // The statements of pg-boss are its own.
    if (!(client instanceof QuietClient) || /\bpgboss\./.test(sql)) continue;
    const scope = SCOPE.exec(sql)?.[2];
    if (scope !== undefined) scopes.set(client, scope);
    else if (/^(START TRANSACTION|COMMIT|ROLLBACK)/.test(sql)) scopes.set(client, null);
    else if (PLANNED.test(sql) && !ADDS_ROWS.test(sql))
      recorded.push({ sql, values, isPrepared: name !== undefined, scope: scopes.get(client) ?? null });
    else if (!UNPLANNED.test(sql) && !ADDS_ROWS.test(sql)) unclassified.push(sql);
  }
  // An unknown statement must not be skipped: otherwise its plan would silently go unchecked.
  if (unclassified.length) throw new Error(`statements of no known form: ${unclassified.join('; ').slice(0, 500)}`);
  return recorded;
}

/** Planned for these values, or for any values. */
export type PlanKind = 'custom' | 'generic';

/**
 * The ways in which a server may plan the statement: for a named statement it may keep a generic plan, unless the
 * transaction decides otherwise.
 */
export function plansOf({ isPrepared, scope }: Statement): readonly PlanKind[] {
  if (scope?.includes('force_generic_plan')) return ['generic'];
  return isPrepared ? ['custom', 'generic'] : ['custom'];
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
