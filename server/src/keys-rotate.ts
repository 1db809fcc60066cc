import { parseArgs } from 'node:util';
import { rotateKeys } from './boot/rotate-keys';
import { stopOnFailure } from './boot/stop-on-failure';
import { ConfigError, readCommandConfig } from './config';

const USAGE = 'usage: npm run keys:rotate [-- --give-up-unreadable]';

/** `npm run keys:rotate`: from the master key in MASTER_KEY_PREVIOUS to the one in MASTER_KEY, while the portal works. */
async function main(args: string[]): Promise<void> {
  await rotateKeys(readCommandConfig(), { giveUpUnreadable: readFlag(args), say: (line) => void process.stdout.write(`${line}\n`) });
}

function readFlag(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { 'give-up-unreadable': { type: 'boolean', default: false } } }).values['give-up-unreadable'];
  } catch (error) {
    throw new ConfigError([`${(error as Error).message}. ${USAGE}`]);
  }
}

main(process.argv.slice(2)).catch(stopOnFailure);
