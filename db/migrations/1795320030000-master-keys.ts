import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** Tables that keep data keys, each wrapped under a version of the master key. */
const KEEPERS = ['case_keys', 'orders', 'checkouts', 'payment_settings', 'secrets'];

/**
 * Which master keys there are: each has a value that only it opens, so that a wrong one is known before anything is sealed under it. While
 * data keys are wrapped under a version its row cannot be deleted, and once it is deleted none can be wrapped under it: a former key is given up when the database lets it go.
 */
export class MasterKeys1795320030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE master_keys (version integer PRIMARY KEY CHECK (version >= 1), check_value bytea)`);
    await db.query(
      `COMMENT ON COLUMN master_keys.check_value IS 'sealed under the key of this version; null until the portal first starts'`,
    );
    await db.query('INSERT INTO master_keys (version) VALUES (1)');
    await db.query(
      `CREATE TABLE secrets (name text COLLATE "C" PRIMARY KEY, wrapped_key bytea NOT NULL, master_key_version integer NOT NULL)`,
    );
    await db.query(`COMMENT ON TABLE secrets IS 'secrets that must not change with the master key, wrapped under it'`);
    for (const table of KEEPERS)
      await db.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_master_key FOREIGN KEY (master_key_version) REFERENCES master_keys`,
      );
    await protect(db, 'master_keys', { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all } });
    await protect(db, 'secrets', { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } });
    // The server wraps data keys anew; what they seal it can neither read nor change there.
    await db.query(`GRANT SELECT, UPDATE (wrapped_key, master_key_version) ON case_keys TO portal_system;
      CREATE POLICY case_keys_portal_system ON case_keys TO portal_system USING (true) WITH CHECK (true)`);
    await db.query('GRANT UPDATE (wrapped_key, master_key_version) ON orders, checkouts TO portal_system');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('REVOKE UPDATE (wrapped_key, master_key_version) ON orders, checkouts FROM portal_system');
    await db.query(
      'DROP POLICY case_keys_portal_system ON case_keys; REVOKE SELECT, UPDATE (wrapped_key, master_key_version) ON case_keys FROM portal_system',
    );
    for (const table of KEEPERS) await db.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_master_key`);
    await db.query('DROP TABLE secrets, master_keys');
  }
}
