import type { DataSource } from 'typeorm';
import { installJobs } from '../shared/jobs/jobs';
import { refuseNewerSchema } from '../shared/tenancy/readiness';

/** Drawn once, for all releases: whoever migrates a database holds it there. */
const MIGRATING = 7_301_943;

/**
 * Brings a database to the present schema; doing it again changes nothing. Returns the names of the migrations that ran. Of several
 * that are started at once the later wait (`onWait`) and then find nothing to do.
 */
export async function migrateDatabase(database: DataSource, onWait?: () => void): Promise<string[]> {
  const release = await takeTurn(database, onWait);
  try {
    await refuseNewerSchema(database);
    const done = await database.runMigrations();
    await installJobs(database);
    return done.map((migration) => migration.name);
  } finally {
    await release();
  }
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
