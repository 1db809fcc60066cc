import { globSync } from 'node:fs';
import { DECLARED } from '../../../db/policies';
import { readCatalogue } from '../../../db/row-level-security/catalogue';
import { PORTAL_ROLES } from '../../../db/row-level-security/declaration';
import { differences } from '../../../db/row-level-security/differences';
import { migrateDatabase } from '../../../server/src/boot/migrate-database';
import { checkTenancy } from '../../../server/src/shared/tenancy/tenancy.check';
import { type Allowed, allowedIn } from '../../support/allowed';
import { insertFixtures } from '../../support/examples/fixtures';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../support/database/test-database';

const PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];
const OF_COLUMNS = ['SELECT', 'INSERT', 'UPDATE'];

describe('the policies of the tables', () => {
  let database: TestDatabase;
  let asDeclared: Allowed;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertFixtures(database.dataSource);
    asDeclared = await allowedIn(database.dataSource);
  });
  afterAll(() => database.drop());

  const query = <T>(sql: string, values?: unknown[]): Promise<T[]> => database.dataSource.query(sql, values);

  it('are declared once for each table', async () => {
    const files = globSync(`${__dirname}/../../../db/policies/*.ts`).filter(
      (file) => !/\/(index|rows)\.ts$/.test(file),
    );
    const rooms = await Promise.all(files.map((file) => import(file) as Promise<Record<string, object>>));
    const declared = rooms.flatMap((room) => Object.values(room).flatMap((tables) => Object.keys(tables)));
    expect([...new Set(declared)].sort()).toEqual(Object.keys(DECLARED.tables).sort());
    expect(new Set(declared).size).toBe(declared.length);
  });

  it('are declared for every table with a merchant_id, which forces row-level security', async () => {
    const tables = await query<{ name: string; forced: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'merchant_id'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name, forced } of tables) expect([name, forced, name in DECLARED.tables]).toEqual([name, true, true]);
  });

  it('give each role exactly the declared privileges on each table and each column', async () => {
    const found = await query<{ table: string; role: string; privilege: string; column: string | null; has: boolean }>(
      `SELECT c.relname AS table, role, privilege, NULL AS column, has_table_privilege(role, c.oid, privilege) AS has
       FROM pg_class c, unnest($1::text[]) AS role, unnest($2::text[]) AS privilege WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       UNION ALL SELECT c.relname, role, privilege, a.attname, has_column_privilege(role, c.oid, a.attnum, privilege)
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped, unnest($1::text[]) AS role, unnest($3::text[]) AS privilege
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
      [PORTAL_ROLES, PRIVILEGES, OF_COLUMNS],
    );
    const isDeclared = ({ table, role, privilege, column }: (typeof found)[number]) => {
      const may = DECLARED.tables[table]?.[role as 'portal_app']?.may ?? '';
      const [, columns] = new RegExp(`\\b${privilege}\\b(?: \\(([^)]*)\\))?`).exec(may) ?? [may, null];
      return columns === undefined || (column !== null && columns !== null && columns.split(', ').includes(column));
    };
    expect(found.length).toBeGreaterThan(4_000);
    expect(found.filter((one) => one.has !== isDeclared(one))).toEqual([]);
  });

  it('are recognised whatever the caller’s search path', async () => {
    await database.dataSource.transaction(async (tx) => {
      for (const path of ['pg_catalog', 'public, pg_catalog']) {
        await tx.query(`SET LOCAL search_path = ${path}`);
        expect(differences(DECLARED, await readCatalogue(tx))).toEqual([]);
      }
    });
  });

  it('are not written again if nothing has changed', async () => {
    const written = () =>
      Promise.all([
        query(`SELECT oid::text, xmin::text FROM pg_policy ORDER BY 1`),
        query(`SELECT oid::text, xmin::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`),
        query(`SELECT oid::text, xmin::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`),
      ]);
    const before = await written();
    await migrateDatabase(database.dataSource);
    expect(await written()).toEqual(before);
  });

  it.each([
    [
      'a wider condition',
      'ALTER POLICY orders_portal_app ON orders USING (true)',
      'policy orders_portal_app of table orders is not as declared',
    ],
    [
      'a wider condition of what is written',
      'ALTER POLICY audit_entries_portal_app ON audit_entries WITH CHECK (true)',
      'policy audit_entries_portal_app of table audit_entries is not as declared',
    ],
    [
      'a policy for everybody',
      'ALTER POLICY sessions_portal_system ON sessions TO PUBLIC',
      'policy sessions_portal_system of table sessions is not as declared',
    ],
    [
      'a policy for another command',
      `DROP POLICY users_portal_support ON users; CREATE POLICY users_portal_support ON users TO portal_support USING (true) WITH CHECK (true)`,
      'policy users_portal_support of table users is not as declared',
    ],
    [
      'a policy less',
      'DROP POLICY answers_portal_intake ON answers',
      'table answers lacks policy answers_portal_intake',
    ],
    [
      'a policy more',
      'CREATE POLICY stray ON payments USING (true)',
      'table payments has a policy stray that is not declared',
    ],
    [
      'a privilege more',
      'GRANT DELETE ON answers TO portal_support',
      'portal_support may DELETE on table answers, which is not declared',
    ],
    [
      'a privilege more for a column',
      'GRANT SELECT (password_hash) ON users TO portal_app',
      'portal_app may SELECT (password_hash) on table users, which is not declared',
    ],
    [
      'a privilege for all columns',
      'GRANT UPDATE ON orders TO portal_app',
      'portal_app may UPDATE on table orders, which is not declared',
    ],
    [
      'a privilege for everybody',
      'GRANT SELECT ON merchants TO PUBLIC',
      'PUBLIC may SELECT on table merchants, which is not declared',
    ],
    [
      'a privilege that may be passed on',
      'GRANT SELECT ON orders TO portal_support WITH GRANT OPTION',
      /portal_support may SELECT WITH GRANT OPTION on table orders, which is not declared/,
    ],
    [
      'a privilege less',
      'REVOKE UPDATE (status) ON support_cases FROM portal_app',
      'portal_app lacks UPDATE (status) on table support_cases',
    ],
    [
      'a privilege on a table that is not declared',
      'GRANT SELECT ON migrations TO portal_app',
      'portal_app may SELECT on table migrations, which is not declared',
    ],
    [
      'no row-level security',
      'ALTER TABLE orders DISABLE ROW LEVEL SECURITY',
      'table orders has no forced row-level security',
    ],
    [
      'row-level security that the owner escapes',
      'ALTER TABLE answers NO FORCE ROW LEVEL SECURITY',
      'table answers has no forced row-level security',
    ],
    [
      'another function',
      'CREATE OR REPLACE FUNCTION sees_case (case_id bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN true; END $$',
      'function sees_case(bigint) is not as declared',
    ],
    [
      'a function that acts as its owner',
      'ALTER FUNCTION sees_order (bigint) SECURITY DEFINER',
      'function sees_order(bigint) is not as declared',
    ],
    [
      'a function that a role may call',
      'GRANT EXECUTE ON FUNCTION look_up_session (text) TO portal_app',
      'portal_app may EXECUTE on function look_up_session(text), which is not declared',
    ],
    [
      'a sequence that a role may draw from',
      'GRANT USAGE ON SEQUENCE sandbox_tracking_ids TO portal_app',
      'portal_app may USAGE on sequence sandbox_tracking_ids, which is not declared',
    ],
  ])(
    'prevent the portal’s start when the database has %s, and are corrected by migrate',
    async (_, change, problem) => {
      await query(change);
      await expect(checkTenancy(database.dataSource)).rejects.toThrow(problem);
      await migrateDatabase(database.dataSource);
      await expect(checkTenancy(database.dataSource)).resolves.toBeUndefined();
      expect(await allowedIn(database.dataSource)).toEqual(asDeclared);
    },
  );

  it('prevent the portal’s start when a table with a merchant_id is not declared: migrate only closes it', async () => {
    await query('CREATE TABLE forgotten (merchant_id text); GRANT SELECT ON forgotten TO portal_app');
    await expect(checkTenancy(database.dataSource)).rejects.toThrow(
      /table forgotten has a merchant_id but no declaration in db\/policies; table forgotten has no forced row-level security; portal_app may SELECT on table forgotten/,
    );
    await migrateDatabase(database.dataSource);
    await expect(checkTenancy(database.dataSource)).rejects.toThrow(
      /^Tenancy is not safe: table forgotten has a merchant_id but no declaration in db\/policies\.\n/,
    );
    expect(await query(`SELECT has_table_privilege('portal_app', 'forgotten', 'SELECT') AS reads`)).toEqual([
      { reads: false },
    ]);
    await query('DROP TABLE forgotten');
    await expect(checkTenancy(database.dataSource)).resolves.toBeUndefined();
  });

  it('prevent the portal’s start when a declared table does not exist', async () => {
    const declared = {
      ...DECLARED,
      tables: { ...DECLARED.tables, planned: { portal_app: { may: 'SELECT', rows: 'true' } } },
    };
    await migrateDatabase(database.dataSource, { declared });
    await expect(checkTenancy(database.dataSource, declared)).rejects.toThrow(
      'table planned is declared in db/policies but does not exist',
    );
    expect(await allowedIn(database.dataSource)).toEqual(asDeclared);
  });

  it('are removed from a table that is no longer declared', async () => {
    const { client_files: _, ...tables } = DECLARED.tables;
    await migrateDatabase(database.dataSource, { declared: { ...DECLARED, tables } });
    expect(await query(`SELECT policyname FROM pg_policies WHERE tablename = 'client_files'`)).toEqual([]);
    expect(await query(`SELECT has_table_privilege('portal_system', 'client_files', 'SELECT') AS reads`)).toEqual([
      { reads: false },
    ]);
    await migrateDatabase(database.dataSource);
    expect(await allowedIn(database.dataSource)).toEqual(asDeclared);
  });

  it('are the same in a fresh database and in one that the previous release migrated', async () => {
    const former = await createEmptyDatabase();
    // Runs the migrations alone: before this release, they wrote the policies.
    await former.dataSource.runMigrations();
    await expect(checkTenancy(former.dataSource)).rejects.toThrow(
      'policy merchants_portal_app of table merchants is not as declared',
    );
    await migrateDatabase(former.dataSource);
    await expect(checkTenancy(former.dataSource)).resolves.toBeUndefined();
    expect(await allowedIn(former.dataSource)).toEqual(asDeclared);
    await former.drop();
  });
});
