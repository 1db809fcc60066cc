import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { grantServing, openDatabase, servingUsers } from '../../../db/data-source';
import { type CaseDetail, tokyoDate } from '../../../server/contract/src';
import { createApp } from '../../../server/src/app.setup';
import { demoParts } from '../../../server/src/demo/demo.module';
import { readDemoConfig } from '../../../server/src/demo/demo-config';
import { FoldCountsTask } from '../../../server/src/support-cases/list/fold-counts.task';
import { LookUpsService } from '../../../server/src/identity/look-ups.service';
import { checkServingUser } from '../../../server/src/shared/tenancy/serving-user.check';
import {
  ALL_SERVICES,
  intakeScope,
  merchantScope,
  supportScope,
  SYSTEM_SCOPE,
} from '../../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import { checkTenancy } from '../../../server/src/shared/tenancy/tenancy.check';
import { exampleAnswer } from '../../support/examples/example-answers';
import { insertFixtures } from '../../support/examples/fixtures';
import { freePort } from '../../support/portal/free-port';
import { loggedIn, receivedCase } from '../../support/portal/http';
import { findOrders, placedOrder } from '../../support/orders/orders';
import { createServingUser, type ServingUser } from '../../support/database/serving-user';
import type { Portal } from '../../support/portal/start-portal';
import { TestClock } from '../../support/portal/test-clock';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database';

describe('the database user that serves', () => {
  let database: TestDatabase;
  let user: ServingUser;
  let serving: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertFixtures(database.dataSource);
    user = await createServingUser(database.dataSource);
    serving = database.url === undefined ? database.dataSource : await openDatabase({ url: user.url(database.url) });
  });
  afterAll(async () => {
    if (serving !== database.dataSource) await serving.destroy();
    await user.drop();
    await database.drop();
  });
  // The embedded database has one connection, which is used by the two users in turn.
  beforeEach(() => database.url === undefined && serving.query(`SET SESSION AUTHORIZATION ${user.name}`));
  afterEach(() => database.url === undefined && serving.query('SET SESSION AUTHORIZATION postgres'));

  /** Runs SQL as the owner in between. */
  const asOwner = async (sql: string) => {
    if (database.url !== undefined) return database.dataSource.query(sql);
    return serving.query(`SET SESSION AUTHORIZATION postgres; ${sql}; SET SESSION AUTHORIZATION ${user.name}`);
  };

  it('is one that migrate has granted, and no other', async () => {
    await expect(checkServingUser(serving)).resolves.toBeUndefined();
    await expect(checkTenancy(serving)).resolves.toBeUndefined();
    expect(await servingUsers(serving)).toEqual([user.name]);
    await asOwner('SELECT 1');
    await expect(grantServing(database.dataSource, 'nobody-of-that-name')).rejects.toThrow(
      /CREATE ROLE "nobody-of-that-name" LOGIN NOINHERIT/,
    );
  });

  it('sees and changes no row without a role', async () => {
    const tables: { name: string }[] = await serving.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'`,
    );
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables) {
      for (const sql of [`SELECT 1 FROM ${name}`, `DELETE FROM ${name}`])
        await expect(serving.query(sql)).rejects.toThrow(/permission denied/);
    }
    await expect(serving.query('UPDATE migrations SET name = name')).rejects.toThrow(/permission denied/);
    await expect(serving.query('CREATE TABLE users (id integer)')).rejects.toThrow(/permission denied/);
    await expect(serving.query('CREATE TEMP TABLE users (id integer)')).rejects.toThrow(/permission denied/);
  });

  it('calls no function that another user’s tables could deceive, or that was not granted', async () => {
    const functions =
      (await serving.query(`SELECT proname AS name, coalesce(array_to_string(proconfig, ' '), '') AS settings, prosrc AS source, has_function_privilege('public', oid, 'EXECUTE') AS everybody
      FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')`)) as {
        name: string;
        settings: string;
        source: string;
        everybody: boolean;
      }[];
    expect(functions.length).toBeGreaterThan(8);
    for (const { name, settings, source, everybody } of functions) {
      const isFixed = settings.includes('search_path=') || !/\b(FROM|JOIN|UPDATE|INTO)\s+(?!public\.)\w/.test(source);
      expect([name, isFixed, everybody]).toEqual([name, true, false]);
    }
  });

  it('works in each role, and identifies callers', async () => {
    const tenancy = new Tenancy(serving);
    const count = (tx: { query: (sql: string) => Promise<unknown> }) =>
      tx.query('SELECT count(*)::int AS n FROM services');
    expect(await tenancy.as(merchantScope('12345', ALL_SERVICES), count)).toEqual([{ n: 2 }]);
    expect(await tenancy.as(supportScope(), count)).toEqual([{ n: 3 }]);
    expect(await tenancy.as(SYSTEM_SCOPE, count)).toEqual([{ n: 3 }]);
    expect(await tenancy.as(intakeScope('00000000-0000-0000-0000-000000000000'), count)).toEqual([{ n: 3 }]);
    expect(await new LookUpsService(serving).find('look_up_session', 'of nobody')).toBeNull();
  });

  it.each([
    ['BYPASSRLS', 'ALTER ROLE $ BYPASSRLS', 'ALTER ROLE $ NOBYPASSRLS', /BYPASSRLS/],
    ['CREATEROLE', 'ALTER ROLE $ CREATEROLE', 'ALTER ROLE $ NOCREATEROLE', /CREATEROLE/],
    ['a superuser’s rights', 'ALTER ROLE $ SUPERUSER', 'ALTER ROLE $ NOSUPERUSER', /is a superuser/],
    [
      'another role',
      'GRANT pg_read_all_data TO $',
      'REVOKE pg_read_all_data FROM $',
      /is a member of pg_read_all_data/,
    ],
    ['a table', 'CREATE TABLE strays (id integer); ALTER TABLE strays OWNER TO $', 'DROP TABLE strays', /owns tables/],
    [
      'a right on a table',
      'GRANT SELECT ON merchants TO $',
      'REVOKE SELECT ON merchants FROM $',
      /may read or write merchants itself/,
    ],
    [
      'a right on a column',
      'GRANT UPDATE (name) ON users TO $',
      'REVOKE UPDATE (name) ON users FROM $',
      /may read or write users itself/,
    ],
    [
      'a right that everybody has',
      'GRANT SELECT ON answers TO PUBLIC',
      'REVOKE SELECT ON answers FROM PUBLIC',
      /may read or write answers itself/,
    ],
    [
      'a right to change which migrations have run',
      'GRANT DELETE ON migrations TO $',
      'REVOKE DELETE ON migrations FROM $',
      /may read or write migrations itself/,
    ],
    [
      'a place for tables',
      'GRANT CREATE ON SCHEMA public TO $',
      'REVOKE CREATE ON SCHEMA public FROM $',
      /may make tables/,
    ],
    [
      'one role less',
      'REVOKE portal_intake FROM $',
      'GRANT portal_intake TO $ /*16 WITH INHERIT FALSE, SET TRUE */',
      /may not take on portal_intake/,
    ],
    [
      'no right to ask who calls',
      'REVOKE EXECUTE ON FUNCTION look_up_session FROM $',
      'GRANT EXECUTE ON FUNCTION look_up_session TO $',
      /may not ask who calls/,
    ],
  ])('is refused with %s', async (_, give, take, refused) => {
    const [{ version }] = (await serving.query(`SELECT current_setting('server_version_num')::integer AS version`)) as [
      { version: number },
    ];
    const said = (sql: string) => sql.replace('$', user.name).replace(/\/\*16(.*)\*\//, version >= 160_000 ? '$1' : '');
    await asOwner(said(give));
    try {
      await expect(checkServingUser(serving)).rejects.toThrow(refused);
    } finally {
      await asOwner(said(take));
    }
    await expect(checkServingUser(serving)).resolves.toBeUndefined();
  });

  it('is refused if it inherits the roles that it may take on, and corrected by migrate', async () => {
    const [{ version }] = (await serving.query(`SELECT current_setting('server_version_num')::integer AS version`)) as [
      { version: number },
    ];
    await asOwner(
      version >= 160_000 ? `GRANT portal_support TO ${user.name} WITH INHERIT TRUE` : `ALTER ROLE ${user.name} INHERIT`,
    );
    await expect(checkServingUser(serving)).rejects.toThrow(
      /inherits the rights of portal_support[^]*npm run migrate -- --serve-user/,
    );
    await asOwner('SELECT 1');
    if (database.url === undefined) await serving.query('SET SESSION AUTHORIZATION postgres');
    await grantServing(database.dataSource, user.name);
    if (database.url === undefined) await serving.query(`SET SESSION AUTHORIZATION ${user.name}`);
    await expect(checkServingUser(serving)).resolves.toBeUndefined();
  });

  describe('serves a portal', () => {
    let app: NestFastifyApplication;
    let portal: Portal;
    const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-serving-'));
    beforeAll(async () => {
      if (database.url === undefined) await serving.query(`SET SESSION AUTHORIZATION ${user.name}`);
      const [port, clock] = [await freePort(), new TestClock()];
      const config = readDemoConfig({
        DATA_DIR: folder,
        PORT: String(port),
        PORTAL_URL: `http://127.0.0.1:${port}`,
        LOG_LEVEL: 'error',
      });
      // Ending it closes no database: the suite does.
      app = await createApp({
        ...demoParts(config),
        clock,
        database: Object.assign(Object.create(serving), { destroy: () => Promise.resolve() }) as DataSource,
      });
      await app.listen(port, '127.0.0.1');
      portal = { app, clock, config, url: `http://127.0.0.1:${port}` } as Portal;
    });
    afterAll(async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('from the request to the answer, its order and the jobs behind it', async () => {
      const [caseNumber, { order }] = [await receivedCase(portal), await placedOrder(portal)];
      const staff = await loggedIn(portal, 'staff');
      expect(
        (
          await staff.send('POST', `/api/cases/${caseNumber}/answer`, {
            ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
            version: 1,
          })
        ).status,
      ).toBe(201);
      expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body).toMatchObject({
        status: 'closed_answered',
        answers: [{ revision: 1 }],
      });
      expect((await findOrders(staff, { name: '髙﨑' })).body.items).toMatchObject([
        { orderNumber: order.orderNumber },
      ]);
      await app.get(FoldCountsTask, { strict: false }).run();
      expect(await serving.query('SELECT count(*)::int > 0 AS scheduled FROM pgboss.schedule')).toEqual([
        { scheduled: true },
      ]);
      expect((await fetch(`${portal.url}/health/ready`)).status).toBe(200);
    });
  });
});
