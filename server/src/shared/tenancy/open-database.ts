import type { DataSource } from 'typeorm';
import { DataDirError, openDatabase } from '../../../../db/data-source';
import type { Config } from '../../config';
import { checkPooler } from './pooler.check';

/**
 * Opens the database that the configuration names. Throws `PoolerError` if a pooler that does not keep sessions is in
 * front of it.
 */
export async function openConfiguredDatabase({
  databaseUrl,
  databasePoolSize,
  databaseTimeoutMs,
  databaseLockTimeoutMs,
  dataDir,
}: Config): Promise<DataSource> {
  if (!databaseUrl) return openDatabase({ embedded: { dataDir } });
  const database = await openDatabase({
    url: databaseUrl,
    poolSize: databasePoolSize,
    timeoutMs: databaseTimeoutMs,
    lockTimeoutMs: databaseLockTimeoutMs,
  });
  try {
    await checkPooler(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Whether the embedded database could not be opened because of its folder: the message states the reason. */
export function isDataDirFailure(error: unknown): error is Error {
  return error instanceof DataDirError;
}
