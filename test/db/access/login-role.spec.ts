import type { DataSource } from 'typeorm';
import { openDatabase } from '../../../db/data-source';
import { Roles1795320000000 } from '../../../db/migrations/1795320000000-roles';
import { migrateDatabase } from '../../../server/src/boot/migrate-database';
import { SYSTEM_SCOPE } from '../../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import { checkTenancy } from '../../../server/src/shared/tenancy/tenancy.check';

/**
 * Runs on the embedded database, which is PostgreSQL 18 whatever the suite runs on: since version 16, creating a role
 * does not imply the right to take it on.
 */
describe('a database that an ordinary login role owns', () => {
  let database: DataSource;
  beforeEach(async () => (database = await openDatabase({ embedded: { dataDir: 'memory://' } })));
  afterEach(() => database.destroy());

  /** A single connection, so that all statements run as that role. */
  async function become(role: string, rights: string): Promise<void> {
    await database.query(`CREATE ROLE ${role} LOGIN ${rights}`);
    await database.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO ${role}', current_database()); END $$`,
    );
    await database.query(`SET SESSION AUTHORIZATION ${role}`);
  }

  async function undoUntil(migration: string): Promise<void> {
    const isDone = async () =>
      ((await database.query('SELECT 1 FROM migrations WHERE name = $1', [migration])) as unknown[]).length > 0;
    while (await isDone()) await database.undoLastMigration();
  }

  it('is migrated and used by a role that may create roles', async () => {
    await become('installer', 'CREATEROLE');
    await migrateDatabase(database);
    await checkTenancy(database);
    expect(
      await new Tenancy(database).as(SYSTEM_SCOPE, (tx) =>
        tx.query('SELECT current_user AS role, (SELECT count(*)::int FROM users) AS users'),
      ),
    ).toEqual([{ role: 'portal_system', users: 0 }]);
  });

  it('gives each merchant its own payment in the sandbox, where merchants shared one before', async () => {
    await become('installer', 'CREATEROLE');
    await migrateDatabase(database);
    await undoUntil('SandboxOfMerchants1795320023000');
    await database.query('SET SESSION AUTHORIZATION postgres; SET session_replication_role = replica');
    const sandbox = (trackingId: string, orderId: string) =>
      database.query(
        `INSERT INTO sandbox_payments VALUES ('${trackingId}', '${orderId}', 500, 'ok', 'captured', '2026-11-20', now())`,
      );
    await Promise.all([
      sandbox('00000000000001', 'adopted-1'),
      sandbox('00000000000002', 'SH-2'),
      sandbox('00000000000003', 'nobody-s'),
    ]);
    const payment = (merchantId: string, orderId: number) =>
      database.query(
        `INSERT INTO payments (merchant_id, order_id, tracking_id, amount, state, captured_on, card_brand, masked_card_number, authorized_at, authorization_ends_on)
       VALUES ('${merchantId}', ${orderId}, '00000000000001', 500, 'captured', '2026-11-20', 'visa', '************4242', now(), '2027-01-20')`,
      );
    await Promise.all([payment('12345', 1), payment('67890', 2)]);
    await database.query(`INSERT INTO checkouts (merchant_id, id, cart_id, service_id, order_number, total, state, code, requested_at, limit_seconds, next_look_up_at)
      VALUES ('12345', gen_random_uuid(), gen_random_uuid(), '001', 'SH-2', 500, 'declined', '10112000', now(), 1, now())`);
    await database.query('RESET session_replication_role; SET SESSION AUTHORIZATION installer');
    await migrateDatabase(database);
    await database.query('SET SESSION AUTHORIZATION postgres');
    expect(
      await database.query(
        `SELECT merchant_id || ' ' || tracking_id || ' ' || status AS row FROM sandbox_payments ORDER BY 1`,
      ),
    ).toEqual([
      { row: '12345 00000000000001 captured' },
      { row: '12345 00000000000002 captured' },
      { row: '67890 00000000000001 captured' },
    ]);
  });

  it('states what an administrator of the server has to do for a role that may not', async () => {
    await become('owner', '');
    const runner = database.createQueryRunner();
    await expect(new Roles1795320000000().up(runner)).rejects.toThrow(
      /CREATE ROLE portal_app NOLOGIN[^]*GRANT portal_app, portal_support, portal_intake, portal_system TO owner/,
    );
    await runner.release();
  });
});
