import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Config } from '../config';
import { KEPT_KEYS } from '../kept-keys';
import { openMasterKeys } from '../shared/sealing/master-keys.service';
import {
  isMigrationMissing,
  isPermissionDenied,
  type ReasonNotReady,
  refuseNewerSchema,
} from '../shared/tenancy/readiness';
import { isDatabaseUnavailable } from '../shared/tenancy/database-unavailable';
import { openConfiguredDatabase } from '../shared/tenancy/open-database';
import { Tenancy } from '../shared/tenancy/tenancy';
import { checkTenancy } from '../shared/tenancy/tenancy.check';
import { checkServingUser } from '../shared/tenancy/serving-user.check';
import { databaseFailure } from './failures';
import { isBeingMigrated, migrateDatabase } from './migrate-database';
import { WaitingRoom } from './waiting-room';

const RETRY_MS = 2_000;

interface NotReady {
  readonly reason: ReasonNotReady;
  readonly detail: string;
}

/**
 * Returns the database: open, migrated (the demo migrates its own) and safe to serve from. While it is unavailable or
 * not migrated, the port answers that the portal is not ready.
 */
export async function awaitDatabase(config: Config): Promise<DataSource> {
  let room: WaitingRoom | undefined;
  for (;;) {
    const opened = await openMigrated(config);
    if (!('reason' in opened)) {
      await room?.close();
      return opened;
    }
    room ??= await WaitingRoom.open(config);
    room.report(opened.reason, opened.detail);
    await pause(RETRY_MS);
  }
}

async function openMigrated(config: Config): Promise<DataSource | NotReady> {
  let database: DataSource | undefined;
  try {
    database = await openConfiguredDatabase(config);
    if (config.demo) await migrateDatabase(database);
    const isMissing = await isMigrationMissing(database).catch((error: unknown) => explained(error, config, database!));
    await refuseNewerSchema(database);
    if (isMissing || (await isBeingMigrated(database))) {
      await database.destroy();
      return { reason: 'migrations', detail: '' };
    }
    await checkTenancy(database);
    if (config.strictDatabaseUser) await checkServingUser(database);
    // The application checks this again; the check here explains a wrong key in plain words.
    await openMasterKeys(new Tenancy(database), config, KEPT_KEYS);
    return database;
  } catch (error) {
    await database?.destroy().catch(() => undefined);
    const failure = databaseFailure(error, config);
    if (!isDatabaseUnavailable(error)) throw failure;
    return { reason: 'database', detail: (failure as Error).message };
  }
}

/**
 * A user that was never granted to serve may not even read which migrations have run: the check explains that, and what
 * to do.
 */
async function explained(error: unknown, { strictDatabaseUser }: Config, database: DataSource): Promise<never> {
  if (strictDatabaseUser && isPermissionDenied(error)) await checkServingUser(database);
  throw error;
}
