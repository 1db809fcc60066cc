import type { DataSource } from 'typeorm';
import { openDatabase } from '../../db/data-source';
import { Roles1795320000000 } from '../../db/migrations/1795320000000-roles';
import { migrateDatabase } from '../../server/src/boot/migrate-database';
import { Tenancy } from '../../server/src/shared/tenancy/tenancy';
import { checkTenancy } from '../../server/src/shared/tenancy/tenancy.check';

/** On the embedded database, which is PostgreSQL 18 whatever the suite runs on: since 16 making a role does not mean that one may become it. */
describe('a database that an ordinary login role owns', () => {
  let database: DataSource;
  beforeEach(async () => (database = await openDatabase({ embedded: { dataDir: 'memory://' } })));
  afterEach(() => database.destroy());

  /** One connection, so that it stays that role's. */
  async function become(role: string, rights: string): Promise<void> {
    await database.query(`CREATE ROLE ${role} LOGIN ${rights}`);
    await database.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO ${role}', current_database()); END $$`);
    await database.query(`SET SESSION AUTHORIZATION ${role}`);
  }

  it('is migrated and worked with by one that may make roles', async () => {
    await become('installer', 'CREATEROLE');
    await migrateDatabase(database);
    await checkTenancy(database);
    expect(await new Tenancy(database).asSystem((tx) => tx.query('SELECT current_user AS role, (SELECT count(*)::int FROM users) AS users'))).toEqual([{ role: 'portal_system', users: 0 }]);
  });

  it('says what an administrator of the server has to do for one that may not', async () => {
    await become('owner', '');
    const runner = database.createQueryRunner();
    await expect(new Roles1795320000000().up(runner)).rejects.toThrow(/CREATE ROLE portal_app NOLOGIN[^]*GRANT portal_app, portal_support, portal_intake, portal_system TO owner/);
    await runner.release();
  });
});
