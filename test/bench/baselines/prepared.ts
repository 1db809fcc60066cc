import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** A connection whose statements are prepared once and then executed by name. */
export interface Prepared {
  rows<T extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

const names = new Map<string, string>();

/** On one connection; each statement is auto-committed. */
export async function onConnection<T>(pool: Pool, work: (db: Prepared) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(prepared(client));
  } finally {
    client.release();
  }
}

/** Runs all statements in one transaction. */
export function inTransaction<T>(pool: Pool, work: (db: Prepared) => Promise<T>): Promise<T> {
  return onConnection(pool, async (db) => {
    await db.rows('BEGIN');
    const result = await work(db);
    await db.rows('COMMIT');
    return result;
  });
}

function prepared(client: PoolClient): Prepared {
  return {
    rows: async <T extends QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
      gather(client);
      return (await client.query<T>({ name: nameOf(sql), text: sql, values: [...values] })).rows;
    },
  };
}

/** Statements of the same tick are written together, like the portal's. */
function gather(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Partial<Writable> } }).connection;
  stream.cork?.();
  process.nextTick(() => stream.uncork?.());
}

function nameOf(sql: string): string {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 16);
  names.set(sql, name);
  return name;
}
