import { readWords } from '../boot/command';
import { listen, openPortal } from '../boot/open-portal';
import { stopOnFailure } from '../boot/stop-on-failure';
import { writeControl } from '../identity/control/control-file';
import { announce } from './announce';
import { DemoClock } from './demo-clock';
import { readDemoConfig } from './demo-config';
import { demoParts } from './demo.module';
import { loadDemoData } from './load-demo-data';

const USAGE = `usage: npm start
  The portal with demo data. Whatever can be set is set by variables of the environment: see README.md.`;

/** `npm start`: the portal with demo data; it migrates and fills its own database. */
async function main(): Promise<void> {
  readWords({ usage: USAGE, words: 0 });
  const config = readDemoConfig();
  const clock = new DemoClock();
  const app = await openPortal({ ...demoParts(config), clock });
  await loadDemoData(app, clock, () => process.stdout.write('Entering the demo data …\n'));
  await listen(app, config);
  if (!config.databaseUrl) writeControl(config.dataDir, config.port);
  announce(config);
}

main().catch(stopOnFailure);
