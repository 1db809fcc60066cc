import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../db/data-source';
import { freePort } from '../support/portal/free-port';
import { spawnPortal, startProcess } from '../support/portal/portal-process';
import { insertEncryptedOrders } from '../support/database/encrypted-orders';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const MASTER_KEY = randomBytes(32);
const ORDERS = 4_000;
const BUYER = {
  name: '髙﨑 𠮷子',
  kana: 'タカサキ ヨシコ',
  email: 'yoshiko.t@example.jp',
  phone: '0985233362',
  postalCode: null,
  address: null,
};
/** Time between start and kill, a little longer each time: before indexing, during it, and after its end. */
const FIRST_KILL_MS = 800;
const LATER_BY = 1.1;
const MOST_KILLS = 60;

describe('a portal that is killed while it reindexes orders', () => {
  let folder: string;
  let onServer: TestDatabase | undefined;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-index-'));
    onServer = ON_SERVER ? await createTestDatabase() : undefined;
    env = {
      DATA_DIR: folder,
      MASTER_KEY: MASTER_KEY.toString('base64'),
      ...(onServer && { DATABASE_URL: onServer.url! }),
    };
    await (await startProcess(env)).end('SIGTERM');
    await ask((database) => insertEncryptedOrders(database, MASTER_KEY, BUYER, ORDERS));
  }, 240_000);
  afterAll(async () => {
    await onServer?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs while no portal has the database open: the embedded one allows only one process. */
  async function ask<T>(question: (database: DataSource) => Promise<T>): Promise<T> {
    const database = await openDatabase(onServer ? { url: onServer.url! } : { embedded: { dataDir: folder } });
    try {
      return await question(database);
    } finally {
      await database.destroy();
    }
  }
  const left = () =>
    ask(
      async (database) =>
        ((await database.query('SELECT count(*)::int AS n FROM orders WHERE search_version = 1')) as [{ n: number }])[0]
          .n,
    );

  it('continues where it stopped, each time, until every order has all its keys, once', async () => {
    const lefts = [await left()];
    for (let kills = 0; lefts.at(-1)! > 0 && kills < MOST_KILLS; kills++) {
      const portal = spawnPortal(env, await freePort());
      await pause(FIRST_KILL_MS * LATER_BY ** kills);
      await portal.end('SIGKILL');
      lefts.push(await left());
    }
    expect([lefts[0], lefts.at(-1), lefts.some((n) => n > 0 && n < ORDERS)]).toEqual([ORDERS, 0, true]);
    expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
    const keys = await ask(
      (database) =>
        database.query(
          `SELECT DISTINCT count(k.key)::int AS n, array_agg(k.key ORDER BY k.key) AS keys FROM orders o LEFT JOIN order_keys k ON k.order_id = o.id WHERE o.order_number LIKE 'K-%' GROUP BY o.id`,
        ) as Promise<{ n: number }[]>,
    );
    expect(keys).toHaveLength(1);
    expect(keys[0]!.n).toBeGreaterThan(50);
  }, 400_000);
});
