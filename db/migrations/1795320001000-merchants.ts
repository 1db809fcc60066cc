import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

export class Merchants1795320001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE merchants (
      merchant_id text COLLATE "C" PRIMARY KEY CHECK (merchant_id ~ '^[0-9]{5}$'),
      name text NOT NULL,
      active boolean NOT NULL DEFAULT true,
      created_at timestamptz NOT NULL
    )`);
    await db.query(`CREATE TABLE services (
      merchant_id text COLLATE "C" NOT NULL REFERENCES merchants,
      service_id text COLLATE "C" NOT NULL CHECK (service_id ~ '^[0-9]{3}$'),
      name text NOT NULL,
      active boolean NOT NULL DEFAULT true,
      PRIMARY KEY (merchant_id, service_id)
    )`);
    await db.query(`CREATE TABLE contacts (
      merchant_id text COLLATE "C" NOT NULL REFERENCES merchants,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      name text NOT NULL,
      email text NOT NULL,
      service_ids text[],
      active boolean NOT NULL DEFAULT true,
      PRIMARY KEY (merchant_id, id),
      UNIQUE (merchant_id, email)
    )`);
    await db.query(`COMMENT ON COLUMN contacts.service_ids IS 'null = all services of the merchant'`);
    await db.query(`CREATE TABLE users (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      user_id text COLLATE "C" NOT NULL UNIQUE,
      name text NOT NULL,
      email text NOT NULL,
      role text NOT NULL CHECK (role IN ('merchant_viewer', 'merchant_staff', 'merchant_admin', 'support_agent', 'support_admin')),
      merchant_id text COLLATE "C" REFERENCES merchants,
      service_ids text[],
      password_hash text,
      active boolean NOT NULL DEFAULT true,
      created_at timestamptz NOT NULL,
      CHECK ((role LIKE 'merchant%') = (merchant_id IS NOT NULL))
    )`);
    await db.query('CREATE INDEX users_of_merchant ON users (merchant_id)');
    await this.protectTables(db);
  }

  private async protectTables(db: QueryRunner): Promise<void> {
    const readByAll = (rows: string) => ({
      portal_app: { may: 'SELECT', rows },
      portal_support: { may: 'SELECT', rows: ROWS.all },
      portal_intake: { may: 'SELECT', rows: ROWS.all },
      portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all },
    });
    await protect(db, 'merchants', readByAll(ROWS.ofMerchant));
    await protect(db, 'services', readByAll(ROWS.ofMerchantAndService));
    await protect(db, 'contacts', readByAll(ROWS.ofMerchant));
    await protect(db, 'users', { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } });
    // For notices: managers stand in where a merchant has no contact. Never the password hash.
    for (const [role, rows] of [
      ['portal_app', ROWS.ofMerchant],
      ['portal_support', ROWS.all],
      ['portal_intake', ROWS.ofMerchant],
    ]) {
      await db.query(`GRANT SELECT (id, user_id, name, email, role, merchant_id, service_ids, active) ON users TO ${role};
        CREATE POLICY users_${role} ON users FOR SELECT TO ${role} USING (${rows})`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE users, contacts, services, merchants');
  }
}
