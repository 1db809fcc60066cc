import type { DataSource, QueryRunner } from 'typeorm';
import { PlainError } from '../errors/plain-error';

/** A pooler assigns connections for one transaction or one statement only. */
class PoolerError extends PlainError {
  constructor(mode: 'transaction' | 'statement') {
    super(
      `DATABASE_URL leads to a connection pooler in ${mode} mode: a connection there is another one after each ${mode}, and statements that the portal has planned are gone.\n` +
        'Set pool_mode = session for this database and user (PgBouncer), or have DATABASE_URL lead to PostgreSQL itself: the portal keeps a small pool of its own.',
    );
  }
}

const ROUNDS = 3;
const STATEMENT_MODE = /statement pooling/;

/**
 * Refuses connections that are not sessions: two sessions that are open at the same time never have the same server
 * process, and each keeps its own.
 */
export async function checkPooler(database: DataSource): Promise<void> {
  const [one, other] = [database.createQueryRunner(), database.createQueryRunner()];
  try {
    const ones = new Set([await processOf(one)]);
    const others = new Set<number>();
    for (let round = 0; round < ROUNDS; round++) {
      await other.query('BEGIN');
      others.add(await processOf(other));
      ones.add(await processOf(one));
      await other.query('COMMIT');
    }
    if (ones.size > 1 || others.size > 1 || [...others].some((pid) => ones.has(pid)))
      throw new PoolerError('transaction');
  } catch (error) {
    throw STATEMENT_MODE.test((error as Error).message) ? new PoolerError('statement') : error;
  } finally {
    await one.release();
    await other.release();
  }
}

async function processOf(runner: QueryRunner): Promise<number> {
  const [{ pid }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
  return pid;
}
