import { announce } from './boot/announce';
import { awaitDatabase } from './boot/await-database';
import { stopOnFailure } from './boot/stop-on-failure';
import { createApp } from './app.setup';
import { readConfig } from './config';
import { writeControl } from './shared/control-file';
import { loadDemoData } from './demo/load-demo-data';
import { DemoClock } from './demo/demo-clock';

/** The portal's process: the demo migrates and fills its own database, production waits for one that is migrated. */
async function main(): Promise<void> {
  const config = readConfig();
  const database = await awaitDatabase(config);
  const clock = new DemoClock();
  const app = await createApp({ config, clock, database });
  await app.init();
  if (config.demo) await loadDemoData(app, clock, () => process.stdout.write('Entering the demo data …\n'));
  await app.listen(config.port, config.host ?? 'localhost');
  if (!config.databaseUrl) writeControl(config.dataDir, config.port);
  announce(config);
}

main().catch(stopOnFailure);
