import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppParts } from '../app.module';
import { createApp } from '../app.setup';
import { awaitDatabase } from './await-database';
import { endOnSignals } from './end-on-signals';
import { listenFailure } from './failures';

/** The portal with its database, ready for requests; not yet listening. */
export async function openPortal(parts: AppParts): Promise<NestFastifyApplication> {
  const database = await awaitDatabase(parts.config);
  const app = await createApp({ ...parts, database });
  endOnSignals(app);
  await app.init();
  return app;
}

/** Takes requests at the address that is configured. */
export async function listen(app: NestFastifyApplication, { port, host }: AppParts['config']): Promise<void> {
  await app.listen(port, host ?? 'localhost').catch((error: unknown) => {
    throw listenFailure(error, { port, host });
  });
}
