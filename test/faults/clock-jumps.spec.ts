import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { CasePage } from '../../server/contract/src';
import { Person, receivedCase } from '../support/portal/http';
import { operate, placedOrder } from '../support/orders/orders';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import { PRODUCTION_SETTINGS } from '../support/portal/production';
import { createServingUser, type ServingUser } from '../support/database/serving-user';
import { SmtpSink } from '../support/portal/smtp-sink';
import { type Portal, startPortal } from '../support/portal/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';
import { until } from '../support/portal/until';

const HOUR_MS = 3_600_000;
const COMMAND = join(__dirname, '../../dist/server/src/admin-create.js');
const CLOCK = join(__dirname, '../support/portal/jumping-clock.cjs');
const PRODUCTION = { ...PRODUCTION_SETTINGS, NODE_OPTIONS: `--require=${CLOCK}`, LOG_LEVEL: 'warn' };

describe('a database whose clock is set back by two hours', () => {
  let portal: Portal;
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    portal = await startPortal({ SMTP_URL: sink.url });
  });
  afterAll(async () => {
    await portal.stop();
    await sink.goAway();
  });

  const untilTrue = (condition: string) =>
    until(async () => (await portal.rows<{ so: boolean }>(`SELECT ${condition} AS so`))[0]!.so);
  /** Moves the dates of the job mechanism, as if its clock were ahead. */
  const setJobsAhead = (interval: string) =>
    portal.rows(
      `CREATE OR REPLACE FUNCTION pgboss.job_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT now() + interval '${interval}' $$`,
    );

  it('delays nothing until the former time has come round again', async () => {
    await setJobsAhead('2 hours');
    await untilTrue(`(SELECT cron_on > now() + interval '1 hour' FROM pgboss.version)`);
    sink.behaviour = { onRecipient: () => 450 };
    await receivedCase(portal);
    await operate(portal, (await placedOrder(portal, { card: 'lost-capture' })).id, 'capture');
    await untilTrue(`EXISTS (SELECT 1 FROM outgoing_mails WHERE last_error LIKE '%450%')`);
    sink.behaviour = {};
    await portal.rows(`UPDATE outgoing_mails SET next_attempt_at = now() + interval '2 hours' WHERE state = 'queued'`);
    await portal.rows(
      `UPDATE payment_operations SET look_ups = 0, next_look_up_at = now() + interval '2 hours' WHERE state = 'unknown'`,
    );
    // The time that the portal's clock follows until it next reads the database's.
    portal.clock.follow(new Date().getTime() + 2 * HOUR_MS - performance.now(), 0);
    await setJobsAhead('0');
    await receivedCase(portal);
    await untilTrue('(SELECT look_ups > 0 FROM payment_operations)');
    await untilTrue(`NOT EXISTS (SELECT 1 FROM outgoing_mails WHERE state <> 'sent')`);
    await untilTrue('NOT EXISTS (SELECT 1 FROM case_count_deltas)');
  });
});

// Process and database have separate clocks only where the database is a server.
if (ON_SERVER) {
  describe.each([
    ['a day ahead', 24 * HOUR_MS],
    ['two hours back', -2 * HOUR_MS],
  ])('a portal whose machine’s clock jumps %s', (_, jumpMs) => {
    let first: Portal;
    let database: DataSource;
    let user: ServingUser;
    let sink: SmtpSink;
    let portal: PortalProcess;
    let staff: Person;
    beforeAll(async () => {
      sink = await SmtpSink.start();
      // Sessions, operations and mails from before, made by a portal that has ended.
      first = await startPortal({ MASTER_KEY: PRODUCTION.MASTER_KEY });
      await operate(first, (await placedOrder(first, { card: 'lost-capture' })).id, 'capture');
      await first.app.close();
      database = await new DataSource({ type: 'postgres', url: first.databaseUrl }).initialize();
      user = await createServingUser(database);
      portal = await startProcess({
        ...PRODUCTION,
        DATABASE_URL: user.url(first.databaseUrl!),
        SMTP_URL: `${sink.url}&ignoreTLS=true`,
        CLOCK_JUMP_MS: String(jumpMs),
      });
      staff = new Person({ url: portal.url, config: { portalUrl: new URL(PRODUCTION.PORTAL_URL) } } as Portal);
      await staff.logIn('staff');
      portal.child.kill('SIGUSR2');
    }, 180_000);
    afterAll(async () => {
      await portal.end('SIGKILL');
      await sink.goAway();
      await user.drop();
      await database.destroy();
      await first.stop();
    });

    const isTrue = async (condition: string) =>
      ((await database.query(`SELECT ${condition} AS so`)) as [{ so: boolean }])[0].so;
    const untilTrue = (condition: string) => until(() => isTrue(condition), portal.printed);

    it('keeps existing sessions', async () => {
      expect((await staff.get<CasePage>('/api/cases')).status).toBe(200);
      expect(
        await isTrue(`(SELECT bool_and(ends_at > now() AND ends_at < now() + interval '13 hours') FROM sessions)`),
      ).toBe(true);
    });

    it('folds the counts within one run of the task', async () => {
      const caseNumber = await receivedCase(portal);
      expect(
        await isTrue(
          `(SELECT received_at BETWEEN now() - interval '1 minute' AND now() FROM support_cases WHERE case_number = '${caseNumber}')`,
        ),
      ).toBe(true);
      await untilTrue('NOT EXISTS (SELECT 1 FROM case_count_deltas)');
    });

    it('looks up an operation with an unknown outcome as soon as it is due', async () => {
      await database.query(
        `UPDATE payment_operations SET look_ups = 0, next_look_up_at = now() + interval '2 seconds' WHERE state = 'unknown'`,
      );
      await untilTrue(
        `(SELECT look_ups > 0 AND next_look_up_at < now() + interval '20 minutes' FROM payment_operations WHERE state = 'unknown')`,
      );
    });

    it('sends postponed mails when they are due', async () => {
      sink.behaviour = { onRecipient: () => 450 };
      await receivedCase(portal);
      await untilTrue(`EXISTS (SELECT 1 FROM outgoing_mails WHERE last_error LIKE '%450%')`);
      expect(
        await isTrue(
          `(SELECT bool_and(next_attempt_at BETWEEN now() - interval '5 minutes' AND now() + interval '10 minutes') FROM outgoing_mails WHERE state <> 'sent')`,
        ),
      ).toBe(true);
      sink.behaviour = {};
      await database.query(
        `UPDATE outgoing_mails SET next_attempt_at = now() + interval '2 seconds' WHERE state = 'queued'`,
      );
      await untilTrue(`NOT EXISTS (SELECT 1 FROM outgoing_mails WHERE state <> 'sent')`);
    });
  });

  describe('a machine whose clock is three days ahead', () => {
    let database: TestDatabase;
    let user: ServingUser;
    beforeAll(async () => {
      database = await createTestDatabase();
      user = await createServingUser(database.dataSource);
    });
    afterAll(async () => {
      await user.drop();
      await database.drop();
    });
    const env = () => ({
      ...PRODUCTION,
      SMTP_URL: 'smtp://127.0.0.1:9?ignoreTLS=true',
      DATABASE_URL: user.url(database.url!),
      CLOCK_AHEAD_MS: String(72 * HOUR_MS),
    });

    it('is reported when the portal starts, which follows the database’s clock', async () => {
      const portal = await startProcess(env());
      expect(portal.printed()).toMatch(
        /"level":40,.*The clock of this machine is 3 days ahead of the database’s, by which the portal goes\. Have both machines keep the time by NTP"/,
      );
      expect((await fetch(`${portal.url}/health/ready`)).status).toBe(200);
      expect(await portal.end('SIGTERM')).toBe(0);
    });

    it('creates an administrator whose link expires at the stated time', async () => {
      const child = spawn(process.execPath, [COMMAND, 'first-admin', 'first@example.jp'], {
        env: { PATH: process.env['PATH'], ...env() },
        stdio: 'ignore',
      });
      expect((await once(child, 'exit'))[0]).toBe(0);
      const [{ hours }] = (await database.dataSource.query(
        'SELECT extract(epoch FROM expires_at - now()) / 3600 AS hours FROM password_links',
      )) as [{ hours: string }];
      expect([Number(hours) > 23, Number(hours) <= 24]).toEqual([true, true]);
    });
  });
}
