import type { DataSource } from 'typeorm';
import { type Declaration, PORTAL_ROLES, policyProblems } from '../../../../db/data-source';
import { PlainError } from '../errors/plain-error';

const NAMED = 10;

/** Row-level security would not separate merchants. */
class TenancyError extends PlainError {
  constructor(problems: readonly string[]) {
    const more = problems.length > NAMED ? [`and ${problems.length - NAMED} more`] : [];
    super(
      `Tenancy is not safe: ${[...problems.slice(0, NAMED), ...more].join('; ')}.\n` +
        'npm run migrate puts right what is not as declared; a table without a declaration has to get one, or to go.',
    );
  }
}

/**
 * Refuses a database in which row-level security would not be effective: a role is missing, or has more rights than a
 * role of the portal; a table with a `merchant_id` has no declaration in db/policies; or policies and grants differ
 * from the declared ones. Throws a TenancyError that names each role and table.
 */
export async function checkTenancy(db: DataSource, declared?: Declaration): Promise<void> {
  const problems = [...(await roleProblems(db)), ...(await policyProblems(db, declared))];
  if (problems.length) throw new TenancyError(problems);
}

async function roleProblems(db: DataSource): Promise<string[]> {
  const roles: { rolname: string; unsafe: boolean }[] = await db.query(
    `SELECT rolname, rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) AS unsafe
     FROM pg_roles r WHERE rolname = ANY ($1)`,
    [PORTAL_ROLES],
  );
  const missing = PORTAL_ROLES.filter((role) => !roles.some((r) => r.rolname === role));
  const unsafe = roles.filter((r) => r.unsafe).map((r) => r.rolname);
  return [
    ...missing.map((role) => `role ${role} is missing`),
    ...unsafe.map(
      (role) => `role ${role} is superuser, bypasses row-level security, owns a table or is a member of another role`,
    ),
  ];
}
