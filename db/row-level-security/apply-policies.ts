import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { DECLARED } from '../policies';
import { readCatalogue } from './catalogue';
import type { Declaration } from './declaration';
import { differences } from './differences';
import { marksOf } from './policies';

const LOCK_NOT_AVAILABLE = '55P03';
/** Shorter than PostgreSQL's deadlock_timeout (1 s): where two wait for each other, this gives up and no transaction of the portal fails. */
const LOCK_TIMEOUT_MS = 500;
const ATTEMPTS = 60;
const PAUSE_MS = 1_000;

/**
 * Makes the database allow what is declared, and nothing else; doing it again changes nothing. All in one transaction: a table is locked while its policies
 * change, so no reader ever finds it without them. Returns how many policies and grants it changed. Throws PostgreSQL's error where a table stays in use for a minute and a half.
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

/** What the database allows and the declaration does not, or the other way round: sentences that name the table. Any user may ask. */
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
