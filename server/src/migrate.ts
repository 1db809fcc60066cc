import { migrateDatabase } from './boot/migrate-database';
import { stopOnFailure } from './boot/stop-on-failure';
import { readCommandConfig } from './config';
import { checkTenancy } from './shared/tenancy/tenancy.check';
import { openConfiguredDatabase } from './shared/tenancy/database.provider';

/** `npm run migrate`: brings the configured database to the present schema. */
async function main(): Promise<void> {
  const database = await openConfiguredDatabase(readCommandConfig());
  const done = await migrateDatabase(database);
  await checkTenancy(database);
  await database.destroy();
  process.stdout.write(done.length ? `${done.map((name) => `migrated: ${name}`).join('\n')}\n` : 'nothing to migrate\n');
}

main().catch(stopOnFailure);
