import { readCommand } from './boot/command';
import { databaseFailure } from './boot/failures';
import { rotateKeys } from './boot/rotate-keys';
import { stopOnFailure } from './boot/stop-on-failure';

const USAGE = `usage: npm run keys:rotate [-- --give-up-unreadable] [--embedded]
  Changes the master key of the database that DATABASE_URL names from MASTER_KEY_PREVIOUS to MASTER_KEY, while the portal works. It may be killed and run again.
  --give-up-unreadable   leaves what opens under neither key unreadable for good
  --embedded             the embedded database in DATA_DIR instead, while no portal runs on it`;

/**
 * `npm run keys:rotate`: changes from the master key in MASTER_KEY_PREVIOUS to the one in MASTER_KEY while the portal
 * runs.
 */
async function main(): Promise<void> {
  const { config, options } = readCommand({
    usage: USAGE,
    words: 0,
    options: { 'give-up-unreadable': { type: 'boolean' } },
  });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await rotateKeys(config, { giveUpUnreadable: options['give-up-unreadable'] === true, say }).catch(
    (error: unknown) => {
      throw databaseFailure(error, config);
    },
  );
}

main().catch(stopOnFailure);
