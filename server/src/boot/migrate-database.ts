import type { DataSource } from 'typeorm';
import { applyPolicies, type Declaration } from '../../../db/data-source';
import { installJobs } from '../shared/jobs/jobs';
import { refuseNewerSchema } from '../shared/tenancy/readiness';

/** Drawn once, for all releases: whoever migrates a database holds it there. */
const MIGRATING = 7_301_943;

interface MigrateOptions {
  /** Another migration is under way, and this one waits for its end. */
  readonly onWait?: () => void;
  /** So many policies and grants were not as declared, and are now. */
  readonly onApplied?: (changes: number) => void;
  /** What the portal's roles may do, if it is not what db/policies declares. */
  readonly declared?: Declaration;
}

/**
 * Brings a database to the present schema and policies; doing it again changes nothing. Returns the names of the migrations that ran. Of several
 * that are started at once the later wait and then find nothing to do.
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

/** Whether a migration is under way in another process: its schema may be there already, and its policies not yet. */
export async function isBeingMigrated(database: DataSource): Promise<boolean> {
  const [{ held }] = (await database.query(
    `SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
      WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = $1 AND l.objsubid = 1 AND l.granted) AS held`,
    [MIGRATING],
  )) as [{ held: boolean }];
  return held;
}

/** The lock is the connection's: it goes with a process that dies. */
async function takeTurn(database: DataSource, onWait?: () => void): Promise<() => Promise<void>> {
  const isEmbedded = !('url' in database.options);
  if (isEmbedded) return () => Promise.resolve(); // one connection, and one process
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
