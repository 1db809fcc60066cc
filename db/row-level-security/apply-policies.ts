import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { DECLARED } from '../policies';
import { readCatalogue } from './catalogue';
import type { Declaration } from './declaration';
import { differences } from './differences';
import { marksOf } from './policies';

const LOCK_NOT_AVAILABLE = '55P03';
/**
 * Shorter than PostgreSQL's deadlock_timeout (1 s): in a deadlock, this transaction gives up and no transaction of the
 * portal fails.
 */
const LOCK_TIMEOUT_MS = 500;
const ATTEMPTS = 60;
const PAUSE_MS = 1_000;

/**
 * Brings the database to what is declared, and nothing else; running it again changes nothing. All changes are one
 * transaction: a table is locked while its policies change, so no reader ever finds it without them. Throws
 * PostgreSQL's error if a table stays in use for a minute and a half.
 */
export async function applyPolicies(db: DataSource, declared: Declaration = DECLARED): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => mend(tx, declared));
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE || attempt === ATTEMPTS) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** The differences between the database and the declaration: sentences that name the table. Any user may run this. */
export async function policyProblems(db: DataSource, declared: Declaration = DECLARED): Promise<string[]> {
  return differences(declared, await readCatalogue(db)).map(({ problem }) => problem);
}

async function mend(tx: EntityManager, declared: Declaration): Promise<number> {
  const mendable = differences(declared, await readCatalogue(tx)).filter((difference) => difference.mend.length);
  if (!mendable.length) return 0;
  await tx.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
  for (const statement of mendable.flatMap((difference) => difference.mend)) await tx.query(statement);
  for (const statement of marksOf(declared, await readCatalogue(tx))) await tx.query(statement);
  return mendable.length;
}

function codeOf(error: unknown): string | undefined {
  return (error as { driverError?: { code?: string } }).driverError?.code;
}
