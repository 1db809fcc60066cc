import { createAdmin } from './boot/create-admin';
import { stopOnFailure } from './boot/stop-on-failure';
import { ConfigError, readCommandConfig } from './config';

const USAGE = 'usage: npm run admin:create -- USERID EMAIL   (USERID: 3 to 64 of A-Z a-z 0-9 . _ -)';

/** `npm run admin:create -- USERID EMAIL`: the first administrator; prints a one-time link to set the password. */
async function main([userId, email, ...more]: string[]): Promise<void> {
  if (!userId || !email || more.length) throw new ConfigError([USAGE]);
  process.stdout.write(`${await createAdmin(readCommandConfig(), userId, email)}\n`);
}

main(process.argv.slice(2)).catch(stopOnFailure);
