import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PASSWORD, insertFixtures } from '../support/examples/fixtures';
import { call, receivedCase } from '../support/portal/http';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import { PRODUCTION_ORIGIN as ORIGIN, PRODUCTION_SETTINGS } from '../support/portal/production';
import { createServingUser, type ServingUser } from '../support/database/serving-user';
import { SmtpSink } from '../support/portal/smtp-sink';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';
import { until } from '../support/portal/until';

const PRODUCTION = { ...PRODUCTION_SETTINGS, LOG_LEVEL: 'warn', DATABASE_LOCK_TIMEOUT: '60' };

if (ON_SERVER) {
  describe('a portal that receives SIGTERM', () => {
    let database: TestDatabase;
    let user: ServingUser;
    let sink: SmtpSink;
    let portal: PortalProcess;
    let release = () => undefined as void;
    beforeAll(async () => {
      database = await createTestDatabase();
      await insertFixtures(database.dataSource);
      user = await createServingUser(database.dataSource);
    });
    beforeEach(async () => {
      sink = await SmtpSink.start();
    });
    const start = async () =>
      (portal = await startProcess({
        ...PRODUCTION,
        DATABASE_URL: user.url(database.url!),
        SMTP_URL: `smtp://127.0.0.1:${sink.port}?ignoreTLS=true&socketTimeout=60000`,
      }));
    afterEach(async () => {
      await portal.end('SIGKILL');
      release();
      await sink.goAway();
    });
    afterAll(async () => {
      await user.drop();
      await database.drop();
    });

    const ready = () => call<unknown>(portal, 'GET', '/health/ready').then(({ status, body }) => [status, body]);

    /** A mail whose delivery waits until it is released. */
    async function holdMail(): Promise<void> {
      await start();
      const held = new Promise<void>((resolve) => (release = resolve));
      sink.holds = () => held;
      await receivedCase(portal);
      await sink.holding;
    }

    async function holdTable(table: string): Promise<void> {
      const holder = database.dataSource.createQueryRunner();
      await holder.startTransaction();
      await holder.query(`LOCK TABLE ${table}`);
      release = () => {
        release = () => undefined;
        void holder.rollbackTransaction().then(() => holder.release());
      };
    }
    const clientWaits = () =>
      until(
        async () =>
          (
            (await database.dataSource.query(
              `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
            )) as unknown[]
          ).length > 0,
      );

    /** A login that waits for a locked row. */
    async function holdLogin(): Promise<{ readonly answer: Promise<string> }> {
      await start();
      await holdTable('login_throttles');
      const answer = call<{ user?: { userId: string } }>(portal, 'POST', '/api/session', {
        body: { userId: 'staff', password: PASSWORD },
        headers: { origin: ORIGIN },
      }).then(
        ({ status }) => String(status),
        () => 'broken off',
      );
      await clientWaits();
      return { answer };
    }

    it('is alive and not ready while it closes, and exits with 0 when its running work is done', async () => {
      await holdMail();
      expect(await ready()).toEqual([200, { status: 'ok' }]);
      const ended = portal.end('SIGTERM');
      await until(async () => (await ready())[0] === 503, portal.printed);
      expect([await ready(), (await call(portal, 'GET', '/health/live')).status]).toEqual([
        [503, { status: 'not_ready', reason: 'closing' }],
        200,
      ]);
      release();
      expect([await ended, portal.printed()]).toEqual([0, expect.not.stringContaining('broken off')]);
      expect(await database.dataSource.query(`SELECT 1 FROM outgoing_mails WHERE state = 'sending'`)).toEqual([]);
    });

    it('does not exit with 0 where a task had to be aborted', async () => {
      await holdTable('payment_operations');
      await start();
      await clientWaits();
      expect([await portal.end('SIGTERM'), portal.printed()]).toEqual([
        1,
        expect.stringMatching(/"level":40,.*still at work after 10 seconds: broken off/),
      ]);
    });

    it('answers a running call, and exits with 0', async () => {
      const { answer } = await holdLogin();
      const ended = portal.end('SIGTERM');
      release();
      expect([await answer, await ended]).toEqual(['201', 0]);
    });

    it('does not exit with 0 where a call had to be aborted', async () => {
      const { answer } = await holdLogin();
      expect([await portal.end('SIGTERM'), await answer, portal.printed()]).toEqual([
        1,
        'broken off',
        expect.stringContaining('Calls were still under way after 25 seconds: they are broken off'),
      ]);
    });

    it('aborts immediately, and not with 0, at a second request to stop; one signal that arrives twice is a single request', async () => {
      await holdLogin();
      const ended = once(portal.child, 'exit');
      portal.child.kill('SIGINT');
      await pause(100);
      portal.child.kill('SIGINT');
      await pause(2_500);
      expect(portal.child.exitCode).toBeNull();
      portal.child.kill('SIGTERM');
      expect([await ended, portal.printed()]).toEqual([
        [1, null],
        expect.stringContaining('SIGTERM came again: what is still under way is broken off'),
      ]);
    });
  });
} else {
  describe('a portal on the embedded database that receives SIGTERM', () => {
    it('exits with 0 when it is done, and can be started again', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-stopping-'));
      for (let start = 0; start < 2; start++) {
        const portal = await startProcess({ DATA_DIR: folder });
        expect([await portal.end('SIGTERM'), portal.printed()]).toEqual([0, expect.not.stringContaining('broken off')]);
      }
      rmSync(folder, { recursive: true, force: true });
    }, 240_000);
  });
}
