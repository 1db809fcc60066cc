import type { DataSource } from 'typeorm';

export type ReasonNotReady = 'database' | 'migrations';

const UNDEFINED_TABLE = '42P01';

/** Whether a migration is missing. Only reads, and gives its connection back also when that fails. Throws if the database does not answer. */
export async function isMigrationMissing(database: DataSource): Promise<boolean> {
  const done = await executedMigrations(database);
  return database.migrations.some((migration) => !done.has(migration.name ?? migration.constructor.name));
}

async function executedMigrations(database: DataSource): Promise<ReadonlySet<string>> {
  try {
    const rows = (await database.query('SELECT name FROM migrations')) as { name: string }[];
    return new Set(rows.map((row) => row.name));
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code === UNDEFINED_TABLE) return new Set();
    throw error;
  }
}
