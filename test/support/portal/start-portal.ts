import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import type { AppParts } from '../../../server/src/app.module';
import { createApp } from '../../../server/src/app.setup';
import { type Config, readConfig } from '../../../server/src/config';
import { demoParts } from '../../../server/src/demo/demo.module';
import { readDemoConfig } from '../../../server/src/demo/demo-config';
import { freePort } from './free-port';
import { insertFixtures } from '../examples/fixtures';
import { TestClock } from './test-clock';
import { createTestDatabase, type TestDatabase } from '../database/test-database';

/** A portal of a suite's own, listening on a free port, with the fixtures in its database. */
export interface Portal {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  readonly config: Config;
  readonly database: DataSource;
  /** The URL by which a second portal could open the same database; undefined for the embedded one. */
  readonly databaseUrl?: string;
  /** Rows of a query as the database's owner: row-level security hides nothing from a test. */
  rows<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

/**
 * @param env Variables of the portal under test. It has all parts of the demo, unless DEMO=0 makes it one of
 * production; the page for mails exists unless `SMTP_URL` is given.
 * @param fill The initial content of the database.
 * @param modules Further modules of the application.
 */
export async function startPortal(
  env: Record<string, string> = {},
  fill: (database: DataSource) => Promise<void> = insertFixtures,
  modules: readonly Type[] = [],
): Promise<Portal> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-test-'));
  await fill(database.dataSource);
  const portal = await listen(database, { DATA_DIR: folder, ...env }, modules);
  return {
    ...portal,
    stop: async () => {
      await portal.app.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listen(
  database: TestDatabase,
  env: Record<string, string>,
  modules: readonly Type[],
): Promise<Omit<Portal, 'stop'>> {
  const clock = new TestClock();
  const port = await freePort();
  const given = {
    PORT: String(port),
    PORTAL_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'error',
    MASTER_KEY: randomBytes(32).toString('base64'),
    ...env,
  };
  const parts: Omit<AppParts, 'database'> =
    env['DEMO'] === '0' ? { config: readConfig(given) } : demoParts(readDemoConfig(given));
  const app = await createApp({
    ...parts,
    modules: [...(parts.modules ?? []), ...modules],
    clock,
    database: database.dataSource,
  });
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
