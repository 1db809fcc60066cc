import { listen, openPortal } from './boot/open-portal';
import { stopOnFailure } from './boot/stop-on-failure';
import { readConfig } from './config';

/** The portal in production: waits for a database that is migrated. Nothing of the demo is loaded. */
async function main(): Promise<void> {
  const config = readConfig();
  await listen(await openPortal({ config }), config);
  process.stdout.write(`Shokai Desk listens on port ${config.port} for ${config.portalUrl.origin}\n`);
}

main().catch(stopOnFailure);
