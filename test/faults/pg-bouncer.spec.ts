import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/portal/free-port';
import { insertFixtures } from '../support/examples/fixtures';
import { MixedLoad } from '../support/portal/mixed-load';
import { PgBouncer } from '../support/database/pg-bouncer';
import { spawnPortal, startProcess } from '../support/portal/portal-process';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const ANSWERED = 20;

// A pooler only exists before a server.
if (ON_SERVER) {
  describe('a portal behind PgBouncer', () => {
    let folder: string;
    let database: TestDatabase;
    let bouncer: PgBouncer | undefined;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shokai-desk-bouncer-'));
      database = await createTestDatabase();
      await insertFixtures(database.dataSource);
      await database.dataSource.query('INSERT INTO installation (demo, demo_loaded_at) VALUES (true, now())');
    });
    afterEach(() => bouncer?.stop());
    afterAll(async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('works unchanged in session mode', async () => {
      bouncer = await PgBouncer.start(database.url!, 'session');
      const portal = await startProcess({ DATA_DIR: folder, DATABASE_URL: bouncer.url });
      const load = new MixedLoad(portal);
      await load.begin();
      while (load.ledger.answered.size < ANSWERED && load.ledger.wrong.length === 0) await pause(50);
      await load.end();
      expect(load.ledger.wrong).toEqual([]);
      expect([...load.ledger.statuses.keys()].sort()).toEqual([200, 201]);
      expect(
        await database.dataSource.query(
          `SELECT DISTINCT (SELECT count(*)::int FROM answers a WHERE a.case_id = c.id) AS answers FROM support_cases c WHERE case_number = ANY ($1)`,
          [[...load.ledger.answered]],
        ),
      ).toEqual([{ answers: 1 }]);
      expect(await portal.end('SIGTERM')).toBe(0);
    }, 200_000);

    it.each(['transaction', 'statement'] as const)(
      'does not start in %s mode, and names the setting to change',
      async (mode) => {
        bouncer = await PgBouncer.start(database.url!, mode);
        const portal = spawnPortal({ DATA_DIR: folder, DATABASE_URL: bouncer.url }, await freePort());
        const [exitCode] = (await once(portal.child, 'close')) as [number];
        expect([exitCode, portal.printed()]).toEqual([
          1,
          expect.stringMatching(
            new RegExp(`^DATABASE_URL leads to a connection pooler in ${mode} mode[^]*pool_mode = session[^]*\n$`),
          ),
        ]);
        expect(portal.printed()).not.toContain('    at ');
      },
      200_000,
    );
  });
} else {
  describe('a portal on the embedded database', () => {
    it('needs no pooler', async () => {
      const database = await createTestDatabase();
      expect([database.url, await database.dataSource.query('SELECT inet_server_port() AS port')]).toEqual([
        undefined,
        [{ port: null }],
      ]);
      await database.drop();
    });
  });
}
