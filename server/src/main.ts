import { readWords } from './boot/command';
import { listen, openPortal } from './boot/open-portal';
import { stopOnFailure } from './boot/stop-on-failure';
import { readConfig } from './config';

const USAGE = `usage: npm run serve
  The portal in production. Whatever can be set is set by variables of the environment: see README.md.`;

/** Starts the portal in production: waits for a migrated database. No code of the demo is loaded. */
async function main(): Promise<void> {
  readWords({ usage: USAGE, words: 0 });
  const config = readConfig();
  await listen(await openPortal({ config }), config);
  process.stdout.write(`Shokai Desk listens on port ${config.port} for ${config.portalUrl.origin}\n`);
}

main().catch(stopOnFailure);
