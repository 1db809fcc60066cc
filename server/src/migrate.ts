import { readCommand } from './boot/command';
import { databaseFailure } from './boot/failures';
import { migrateDatabase } from './boot/migrate-database';
import { grantServingUsers } from './boot/serving-users';
import { stopOnFailure } from './boot/stop-on-failure';
import type { Config } from './config';
import { openConfiguredDatabase } from './shared/tenancy/open-database';
import { checkTenancy } from './shared/tenancy/tenancy.check';

const USAGE = `usage: npm run migrate [-- --serve-user NAME] [--embedded]
  Brings the database that DATABASE_URL names to the present schema. Doing it again changes nothing; it cannot be taken back by this command.
  --serve-user NAME   lets this database user be the one of \`npm run serve\`
  --embedded          the embedded database in DATA_DIR instead`;

/**
 * `npm run migrate`: brings a database to the current schema, and grants the serving users what they need. Prints what
 * it has done.
 */
async function main(): Promise<void> {
  const { config, options } = readCommand({ usage: USAGE, words: 0, options: { 'serve-user': { type: 'string' } } });
  const lines = await migrate(config, options['serve-user'] as string | undefined).catch((error: unknown) => {
    throw databaseFailure(error, config);
  });
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function migrate(config: Config, serveUser: string | undefined): Promise<string[]> {
  const database = await openConfiguredDatabase(config);
  try {
    const applied: string[] = [];
    const done = await migrateDatabase(database, {
      onWait: () => process.stderr.write('Another migration is under way: waiting for its end …\n'),
      onApplied: (changes) => applied.push(`policies and grants applied: ${changes}`),
    });
    await checkTenancy(database);
    const users = await grantServingUsers(database, serveUser);
    return [
      ...(done.length ? done.map((name) => `migrated: ${name}`) : ['nothing to migrate']),
      ...applied,
      ...users.map((user) => `may serve: ${user}`),
    ];
  } finally {
    await database.destroy();
  }
}

main().catch(stopOnFailure);
