import { AuditService } from '../audit/audit.service';
import type { Config } from '../config';
import { AdministratorsService } from '../identity/administrators.service';
import { KnownDevicesService } from '../identity/log-in/known-devices.service';
import { PasswordService } from '../identity/passwords/password.service';
import { clockOf } from '../shared/time/database-time';
import { PlainError } from '../shared/errors/plain-error';
import { isMigrationMissing } from '../shared/tenancy/readiness';
import { openConfiguredDatabase } from '../shared/tenancy/open-database';
import { Tenancy } from '../shared/tenancy/tenancy';
import type { CommandLine } from './command';
import { databaseFailure } from './failures';

export const ADMIN_CREATE: CommandLine = {
  usage: `usage: npm run admin:create -- USERID EMAIL [--embedded]
  Makes an administrator in the database that DATABASE_URL names, and prints a link to set the password: once, within a day. It begins with PORTAL_URL.
  For an administrator who is there already, with the same address, it prints a new link; earlier ones stop working.
  USERID       3 to 64 of A-Z a-z 0-9 . _ -
  --embedded   in the embedded database in DATA_DIR instead`,
  words: 2,
};

/** Creates the link for a new administrator, in the database that the configuration names. */
export async function createAdmin(config: Config, userId: string, email: string): Promise<string> {
  try {
    return await createIn(config, userId, email);
  } catch (error) {
    throw databaseFailure(error, config);
  }
}

async function createIn(config: Config, userId: string, email: string): Promise<string> {
  const database = await openConfiguredDatabase(config);
  try {
    if (await isMigrationMissing(database))
      throw new PlainError(
        'The database is not migrated: run `npm run migrate` first (or, for the demo, `npm start`).',
      );
    const [tenancy, clock] = [new Tenancy(database), await clockOf(database)];
    const audit = new AuditService(clock);
    return await new AdministratorsService(
      tenancy,
      new PasswordService(tenancy, clock, audit, new KnownDevicesService(clock), config),
      audit,
      clock,
      config,
    ).create(userId, email);
  } finally {
    await database.destroy();
  }
}
