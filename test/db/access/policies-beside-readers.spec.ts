import type { DataSource } from 'typeorm';
import { openDatabase } from '../../../db/data-source';
import { isBeingMigrated, migrateDatabase } from '../../../server/src/boot/migrate-database';
import { checkTenancy } from '../../../server/src/shared/tenancy/tenancy.check';
import { insertFixtures } from '../../support/examples/fixtures';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../../support/database/test-database';
import { until } from '../../support/portal/until';

describe('policies are applied while others read', () => {
  let database: TestDatabase;
  let portal: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertFixtures(database.dataSource);
    portal = database.url === undefined ? database.dataSource : await openDatabase({ url: database.url });
  });
  afterAll(async () => {
    if (portal !== database.dataSource) await portal.destroy();
    await database.drop();
  });

  /** The state after an upgrade that changes every policy. */
  const forgetPolicies = () =>
    database.dataSource.query(`DO $$ DECLARE found record; BEGIN
      FOR found IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
        EXECUTE format('COMMENT ON POLICY %I ON %I IS NULL', found.policyname, found.tablename); END LOOP; END $$`);
  const isWaitedFor = async (table: string) =>
    ((await portal.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = '${table}'::regclass`)) as unknown[])
      .length > 0;
  const AS_MERCHANT = `SET LOCAL ROLE portal_app; SET LOCAL app.merchant_id = '12345'; SET LOCAL app.service_ids = '*'`;

  it('so that no reader finds a table without them', async () => {
    const seen = new Set<number>();
    let isDone = false;
    const read = async () => {
      while (!isDone) {
        const [{ n }] = (await portal.transaction(async (tx) => {
          await tx.query(AS_MERCHANT);
          return tx.query('SELECT count(*)::int AS n FROM services');
        })) as [{ n: number }];
        seen.add(n);
      }
    };
    const reading = Promise.all([read(), read(), read()]);
    try {
      for (let time = 0; time < 3; time++) {
        await forgetPolicies();
        await migrateDatabase(database.dataSource);
      }
    } finally {
      isDone = true;
      await reading;
    }
    expect([...seen]).toEqual([2]);
    await expect(checkTenancy(portal)).resolves.toBeUndefined();
  });

  // The embedded database has one connection, so nothing waits there.
  if (ON_SERVER) {
    it('so that a transaction that reads one table after another continues, and they are applied after it', async () => {
      await forgetPolicies();
      const reader = portal.createQueryRunner();
      let migrated: Promise<unknown> | undefined;
      try {
        await reader.query(`BEGIN; ${AS_MERCHANT}`);
        await reader.query('SELECT 1 FROM orders');
        migrated = migrateDatabase(database.dataSource);
        await until(() => isWaitedFor('orders'));
        // Its policies are being changed: the reader waits for the migration, as the migration does for the reader.
        expect(await reader.query('SELECT service_id FROM services ORDER BY 1')).toEqual([
          { service_id: '001' },
          { service_id: '002' },
        ]);
        await expect(checkTenancy(portal)).rejects.toThrow(
          'policy services_portal_app of table services is not as declared',
        );
      } finally {
        await reader.query('ROLLBACK');
        await reader.release();
        await migrated;
      }
      await expect(checkTenancy(portal)).resolves.toBeUndefined();
    });

    it('so that a portal that starts in the meantime notices it, and waits', async () => {
      const migrating: boolean[] = [await isBeingMigrated(portal)];
      class Watched1999999999000 {
        up = async () => void migrating.push(await isBeingMigrated(portal));
        down = () => Promise.resolve();
      }
      database.dataSource.migrations.push(new Watched1999999999000());
      await migrateDatabase(database.dataSource);
      migrating.push(await isBeingMigrated(portal));
      expect(migrating).toEqual([false, true, false]);
    });
  }
});
