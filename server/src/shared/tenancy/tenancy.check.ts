import type { DataSource } from 'typeorm';

const ROLES = ['portal_app', 'portal_support', 'portal_intake', 'portal_system'];

/** Refuses to start where row-level security would not bite: a role that is missing, superuser, or bypasses it, or a bare table. */
export async function checkTenancy(db: DataSource): Promise<void> {
  const roles: { rolname: string; unsafe: boolean }[] = await db.query(
    `SELECT rolname, rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid) AS unsafe
     FROM pg_roles r WHERE rolname = ANY ($1)`,
    [ROLES],
  );
  const missing = ROLES.filter((role) => !roles.some((r) => r.rolname === role));
  const unsafe = roles.filter((r) => r.unsafe).map((r) => r.rolname);
  const bare: { relname: string }[] = await db.query(
    `SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'merchant_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  const problems = [
    ...missing.map((role) => `role ${role} is missing`),
    ...unsafe.map((role) => `role ${role} is superuser, bypasses row-level security or owns a table`),
    ...bare.map((table) => `table ${table.relname} has no forced row-level security`),
  ];
  if (problems.length) throw new Error(`Tenancy is not safe: ${problems.join('; ')}`);
}
