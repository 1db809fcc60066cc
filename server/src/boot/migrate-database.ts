import type { DataSource } from 'typeorm';
import { installJobs } from '../shared/jobs/jobs';

/** Brings a database to the present schema; doing it again changes nothing. Returns the names of the migrations that ran. */
export async function migrateDatabase(database: DataSource): Promise<string[]> {
  const done = await database.runMigrations();
  await installJobs(database);
  return done.map((migration) => migration.name);
}
