import { createAdmin } from './boot/create-admin';
import { stopOnFailure } from './boot/stop-on-failure';
import { readConfig } from './config';
import { openConfiguredDatabase } from './shared/tenancy/database.provider';

/** `npm run admin:create -- USERID EMAIL`: the first administrator; prints a one-time link to set the password. */
async function main(): Promise<void> {
  const [userId = '', email = ''] = process.argv.slice(2);
  const config = readConfig();
  const database = await openConfiguredDatabase(config);
  try {
    process.stdout.write(`${await createAdmin(database, config.portalUrl, userId, email)}\n`);
  } finally {
    await database.destroy();
  }
}

main().catch(stopOnFailure);
