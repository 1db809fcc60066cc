import type { Database } from '../world/database';

interface Index {
  readonly name: string;
  readonly definition: string;
}

/**
 * Fills tables without their indexes, which are created afterwards: sorting once is faster than adding row by row.
 * Indexes of constraints stay.
 */
export async function withoutIndexes(db: Database, work: () => Promise<void>): Promise<void> {
  const indexes = await db.query<Index>(`SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
    WHERE i.schemaname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`);
  for (const { name } of indexes) await db.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of indexes) await db.query(definition);
}
