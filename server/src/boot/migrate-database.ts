import type { DataSource } from 'typeorm';
import { applyPolicies, type Declaration } from '../../../db/data-source';
import { installJobs } from '../shared/jobs/jobs';
import { refuseNewerSchema } from '../shared/tenancy/readiness';

/**
 * An advisory lock's number, chosen at random and the same in all releases: a process that migrates a database holds
 * that lock.
 */
const MIGRATING = 7_301_943;

interface MigrateOptions {
  /** Called when another migration is running and this one waits for its end. */
  readonly onWait?: () => void;
  /** Called with the number of policies and grants that were changed to what is declared. */
  readonly onApplied?: (changes: number) => void;
  /** What the portal's roles may do, if it differs from what db/policies declares. */
  readonly declared?: Declaration;
}

/**
 * Brings a database to the current schema and policies; running it again changes nothing. Returns the names of the
 * migrations that ran. When several are started at the same time, the later ones wait and then find nothing to do.
 */
export async function migrateDatabase(
  database: DataSource,
  { onWait, onApplied, declared }: MigrateOptions = {},
): Promise<string[]> {
  const release = await takeTurn(database, onWait);
  try {
    await refuseNewerSchema(database);
    const done = await database.runMigrations();
    const changes = await applyPolicies(database, declared);
    if (changes) onApplied?.(changes);
    await installJobs(database);
    return done.map((migration) => migration.name);
  } finally {
    await release();
  }
}

/** Whether another process is running a migration: its schema may exist already while its policies do not. */
export async function isBeingMigrated(database: DataSource): Promise<boolean> {
  const [{ held }] = (await database.query(
    `SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
      WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = $1 AND l.objsubid = 1 AND l.granted) AS held`,
    [MIGRATING],
  )) as [{ held: boolean }];
  return held;
}

/** The lock belongs to the connection, so it is released when the process dies. */
async function takeTurn(database: DataSource, onWait?: () => void): Promise<() => Promise<void>> {
  const isEmbedded = !('url' in database.options);
  if (isEmbedded) return () => Promise.resolve(); // The query runner keeps the lock on one connection of one process.
  const holder = database.createQueryRunner();
  const [{ taken }] = (await holder.query('SELECT pg_try_advisory_lock($1) AS taken', [MIGRATING])) as [
    { taken: boolean },
  ];
  if (!taken) {
    onWait?.();
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
  }
  return async () => {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATING]);
    await holder.release();
  };
}
