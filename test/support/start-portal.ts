import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { createApp } from '../../server/src/app.setup';
import { type Config, readConfig } from '../../server/src/config';
import { demoParts } from '../../server/src/demo/demo.module';
import { readDemoConfig } from '../../server/src/demo/demo-config';
import { freePort } from './free-port';
import { insertFixtures } from './fixtures';
import { TestClock } from './test-clock';
import { createTestDatabase, type TestDatabase } from './test-database';

/** A portal of a suite's own, listening on a free port, its database filled with the fixtures. */
export interface Portal {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  readonly config: Config;
  readonly database: DataSource;
  /** Where a second portal could open the same database; undefined on the embedded one. */
  readonly databaseUrl?: string;
  /** Rows of a query with the owner's eyes: row-level security does not hide anything from a test. */
  rows<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

/** `env`: variables of the portal under test, which has all that the demo has, unless DEMO=0 says that it is one of production; the page for mails is on unless `SMTP_URL` is given. `fill`: what the database holds from the start. */
export async function startPortal(
  env: Record<string, string> = {},
  fill: (database: DataSource) => Promise<void> = insertFixtures,
): Promise<Portal> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-test-'));
  await fill(database.dataSource);
  const portal = await listen(database, { DATA_DIR: folder, ...env });
  return {
    ...portal,
    stop: async () => {
      await portal.app.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listen(database: TestDatabase, env: Record<string, string>): Promise<Omit<Portal, 'stop'>> {
  const clock = new TestClock();
  const port = await freePort();
  const given = {
    PORT: String(port),
    PORTAL_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'error',
    MASTER_KEY: randomBytes(32).toString('base64'),
    ...env,
  };
  const parts = env['DEMO'] === '0' ? { config: readConfig(given) } : demoParts(readDemoConfig(given));
  const app = await createApp({ ...parts, clock, database: database.dataSource });
  await app.listen(port, '127.0.0.1');
  const rows = (sql: string, parameters: unknown[] = []) => database.dataSource.query(sql, parameters);
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    clock,
    config: parts.config,
    database: database.dataSource,
    databaseUrl: database.url,
    rows,
  };
}
