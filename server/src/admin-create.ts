import { ADMIN_CREATE, createAdmin } from './boot/create-admin';
import { readCommand } from './boot/command';
import { stopOnFailure } from './boot/stop-on-failure';

/** `npm run admin:create -- USERID EMAIL`: the first administrator; prints a one-time link to set the password. */
async function main(): Promise<void> {
  const {
    words: [userId, email],
    config,
  } = readCommand(ADMIN_CREATE);
  process.stdout.write(`${await createAdmin(config, userId!, email!)}\n`);
}

main().catch(stopOnFailure);
