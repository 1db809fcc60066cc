import { listen, openPortal } from '../boot/open-portal';
import { stopOnFailure } from '../boot/stop-on-failure';
import { writeControl } from '../sessions/control/control-file';
import { announce } from './announce';
import { DemoClock } from './demo-clock';
import { readDemoConfig } from './demo-config';
import { demoParts } from './demo.module';
import { loadDemoData } from './load-demo-data';

/** `npm start`: the portal with demo data, which migrates and fills its own database. */
async function main(): Promise<void> {
  const config = readDemoConfig();
  const clock = new DemoClock();
  const app = await openPortal({ ...demoParts(config), clock });
  await loadDemoData(app, clock, () => process.stdout.write('Entering the demo data …\n'));
  await listen(app, config);
  if (!config.databaseUrl) writeControl(config.dataDir, config.port);
  announce(config);
}

main().catch(stopOnFailure);
