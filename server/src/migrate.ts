import { parseArgs } from 'node:util';
import { migrateDatabase } from './boot/migrate-database';
import { stopOnFailure } from './boot/stop-on-failure';
import { grantServingUsers } from './boot/serving-users';
import { ConfigError, readCommandConfig } from './config';
import { checkTenancy } from './shared/tenancy/tenancy.check';
import { openConfiguredDatabase } from './shared/tenancy/database.provider';

const USAGE = 'usage: npm run migrate [-- --serve-user NAME]   (NAME: the database user of `npm run serve`)';

/** `npm run migrate`: brings the configured database to the present schema, and lets the users that serve do so. */
async function main(): Promise<void> {
  const serveUser = servingUserOf(process.argv.slice(2));
  const database = await openConfiguredDatabase(readCommandConfig());
  const done = await migrateDatabase(database);
  await checkTenancy(database);
  const users = await grantServingUsers(database, serveUser);
  await database.destroy();
  const told = [...(done.length ? done.map((name) => `migrated: ${name}`) : ['nothing to migrate']), ...users.map((user) => `may serve: ${user}`)];
  process.stdout.write(`${told.join('\n')}\n`);
}

function servingUserOf(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { 'serve-user': { type: 'string' } } }).values['serve-user'];
  } catch (error) {
    throw new ConfigError([`${(error as Error).message}. ${USAGE}`]);
  }
}

main().catch(stopOnFailure);
