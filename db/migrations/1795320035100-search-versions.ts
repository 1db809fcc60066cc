import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that the server reads and writes as it indexes orders anew, and what it may do there. */
const INDEXED = { order_items: 'SELECT', order_keys: 'SELECT, INSERT, DELETE' };

/**
 * Which keys an order is found by: 1 = as before, 2 = by every part of a text. The server indexes those that are there anew by and by. Processes of the version before don't
 * find what is indexed anew: they are to be replaced when this has run.
 */
export class SearchVersions1795320035100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE orders ADD COLUMN search_version integer NOT NULL DEFAULT 1');
    await db.query('CREATE INDEX orders_to_index ON orders (id) WHERE search_version = 1');
    await db.query('GRANT UPDATE (search_version) ON orders TO portal_system');
    for (const [table, may] of Object.entries(INDEXED)) {
      await db.query(
        `GRANT ${may} ON ${table} TO portal_system; CREATE POLICY ${table}_portal_system ON ${table} TO portal_system USING (true) WITH CHECK (true)`,
      );
    }
  }

  /** Orders that were indexed anew stay under their new keys, which the version before does not look for. */
  async down(db: QueryRunner): Promise<void> {
    for (const [table, may] of Object.entries(INDEXED))
      await db.query(`DROP POLICY ${table}_portal_system ON ${table}; REVOKE ${may} ON ${table} FROM portal_system`);
    await db.query(
      'REVOKE UPDATE (search_version) ON orders FROM portal_system; DROP INDEX orders_to_index; ALTER TABLE orders DROP COLUMN search_version',
    );
  }
}
