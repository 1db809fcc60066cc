import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppParts } from '../app.module';
import { createApp } from '../app.setup';
import { awaitDatabase } from './await-database';
import { endOnSignals } from './end-on-signals';
import { listenFailure } from './failures';

/** Creates the portal with its database, ready for requests; it is not listening yet. */
export async function openPortal(parts: Omit<AppParts, 'database'>): Promise<NestFastifyApplication> {
  const database = await awaitDatabase(parts.config);
  const app = await createApp({ ...parts, database });
  endOnSignals(app);
  await app.init();
  return app;
}

/** Listens at the configured address. */
export async function listen(app: NestFastifyApplication, { port, host }: AppParts['config']): Promise<void> {
  await app.listen(port, host ?? 'localhost').catch((error: unknown) => {
    throw listenFailure(error, { port, host });
  });
}
