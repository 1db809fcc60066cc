import type { DataSource } from 'typeorm';
import { PlainError } from '../errors/plain-error';

export type ReasonNotReady = 'database' | 'migrations';

const UNDEFINED_TABLE = '42P01';
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Whether a migration is missing. Only reads, and releases its connection even when that fails. Throws if the database
 * does not respond.
 */
export async function isMigrationMissing(database: DataSource): Promise<boolean> {
  const done = await executedMigrations(database);
  return database.migrations.some((migration) => !done.has(nameOf(migration)));
}

/** Throws if a later release has migrated the database: this release might damage data that it does not know. */
export async function refuseNewerSchema(database: DataSource): Promise<void> {
  const known = new Set(database.migrations.map(nameOf));
  const unknown = [...(await executedMigrations(database))].filter((name) => !known.has(name));
  if (unknown.length)
    throw new PlainError(
      `The database has been migrated by a later release than this one, which does not know ${unknown.join(', ')}: start that release, or a later one.`,
    );
}

function nameOf(migration: DataSource['migrations'][number]): string {
  return migration.name ?? migration.constructor.name;
}

async function executedMigrations(database: DataSource): Promise<ReadonlySet<string>> {
  try {
    const rows = (await database.query('SELECT name FROM migrations')) as { name: string }[];
    return new Set(rows.map((row) => row.name));
  } catch (error) {
    if (codeOf(error) === UNDEFINED_TABLE) return new Set();
    throw error;
  }
}

/** Whether the database's user lacks a right: the wrong user was configured, or it was never granted. */
export function isPermissionDenied(error: unknown): boolean {
  return codeOf(error) === INSUFFICIENT_PRIVILEGE;
}

function codeOf(error: unknown): string | undefined {
  return (error as { driverError?: { code?: string } }).driverError?.code;
}
