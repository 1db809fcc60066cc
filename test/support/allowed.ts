import type { DataSource } from 'typeorm';

/** By view. */
export type Allowed = Readonly<Record<string, readonly object[]>>;

/** All that a database allows the portal's roles, as PostgreSQL's own views tell it; two databases that allow the same are equal. */
export async function allowedIn(db: DataSource): Promise<Allowed> {
  const rows: Record<string, object[]> = {};
  for (const [name, sql] of Object.entries(VIEWS)) rows[name] = await db.query(sql);
  return rows;
}

const OF_THE_PORTAL = `grantee = 'PUBLIC' OR grantee LIKE 'portal\\_%'`;
const VIEWS = {
  policies: `SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`,
  forced: `SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  tables: `SELECT table_name, grantee, privilege_type, is_grantable FROM information_schema.table_privileges WHERE table_schema = 'public' AND (${OF_THE_PORTAL}) ORDER BY 1, 2, 3`,
  columns: `SELECT table_name, column_name, grantee, privilege_type FROM information_schema.column_privileges WHERE table_schema = 'public' AND (${OF_THE_PORTAL}) ORDER BY 1, 2, 3, 4`,
  routines: `SELECT routine_name, grantee FROM information_schema.routine_privileges WHERE routine_schema = 'public' AND (${OF_THE_PORTAL}) ORDER BY 1, 2`,
  sequences: `SELECT object_name, grantee, privilege_type FROM information_schema.usage_privileges WHERE object_schema = 'public' AND object_type = 'SEQUENCE' AND (${OF_THE_PORTAL}) ORDER BY 1, 2, 3`,
  functions: `SELECT proname, prosrc, prosecdef, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'sees\\_%' ORDER BY 1`,
};
