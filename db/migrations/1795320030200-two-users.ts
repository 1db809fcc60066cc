import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What policies ask says the schema itself: a setting of its own would be set for each row. */
const OF_POLICIES = ['sees_case', 'sees_order'];
const FUNCTIONS = `SELECT p.oid::regprocedure::text AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.proname <> ALL ($1)
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;

/**
 * One user owns and migrates, another serves (spec 8.5; `npm run migrate -- --serve-user`). Functions find their tables whatever the caller's search path
 * says, and nobody may call one who was not granted it.
 */
export class TwoUsers1795320030200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const name of await this.functions(db))
      await db.query(
        `ALTER FUNCTION ${name} SET search_path = pg_catalog, public, pg_temp; REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`,
      );
    await db.query('ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC');
    for (const name of await this.functions(db)) await db.query(`ALTER FUNCTION ${name} RESET search_path`);
  }

  private async functions(db: QueryRunner): Promise<string[]> {
    const rows = (await db.query(FUNCTIONS, [OF_POLICIES])) as { name: string }[];
    return rows.map(({ name }) => name);
  }
}
