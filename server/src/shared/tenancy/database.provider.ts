import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DataDirError, openDatabase } from '../../../../db/data-source';
import type { Config } from '../../config';
import { CONFIG } from '../config.token';
import { checkPooler } from './pooler.check';

/** The connection pool of the process. */
export const databaseProvider = {
  provide: DataSource,
  inject: [CONFIG],
  useFactory: openConfiguredDatabase,
};

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

/** Closes the database after everything that uses it has stopped. */
@Injectable()
export class DatabaseCloser implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Whether the embedded database could not be opened because of its folder: the message states the reason. */
export function isDataDirFailure(error: unknown): error is Error {
  return error instanceof DataDirError;
}
