import type { DataSource } from 'typeorm';
import { PORTAL_ROLES } from './row-level-security/declaration';

/** Since PostgreSQL 16, inheritance is set per membership; before, per user. */
const INHERITS_BY_MEMBERSHIP = 160_000;
/**
 * Functions that the server calls without a role: they identify callers. The server also wakes jobs and reads which
 * migrations have run.
 */
const LOOK_UPS = ['look_up_session', 'look_up_acquirer_key', 'look_up_merchant_key'];
const JOBS = 'pgboss';
/** A user who may call these functions was granted to serve before. */
const SERVING = `SELECT DISTINCT g.rolname AS name FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) AS acl JOIN pg_roles g ON g.oid = acl.grantee
  WHERE p.proname = 'look_up_session' AND p.pronamespace = 'public'::regnamespace AND acl.privilege_type = 'EXECUTE' AND acl.grantee <> p.proowner AND NOT g.rolsuper`;

/** A user cannot be granted; the message states what an administrator of the server has to run. */
export class GrantError extends Error {}

/**
 * Revokes what PostgreSQL grants to everybody by default: creating tables that hide others, in the session or in the
 * schema. Only the database's owner can revoke it.
 */
export async function closeToPublic(db: DataSource): Promise<void> {
  const database = await databaseName(db);
  await db.query(`REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
}

/** Users that were granted before: a migration may have added objects that they need. */
export async function servingUsers(db: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await db.query(SERVING);
  return rows.map(({ name }) => name);
}

/**
 * Lets a login user serve the portal, and do nothing else: it may take on the portal's roles but inherits none of their
 * rights. Running it again changes nothing. Throws a GrantError if the owner may not grant this.
 */
export async function grantServing(db: DataSource, name: string): Promise<void> {
  const [row] = (await db.query(
    `SELECT quote_ident(rolname) AS user, rolinherit AS inherits, current_setting('server_version_num')::integer AS version FROM pg_roles WHERE rolname = $1`,
    [name],
  )) as {
    user: string;
    inherits: boolean;
    version: number;
  }[];
  if (!row)
    throw new GrantError(
      `There is no database user ${name}. Have an administrator of the server make it:\n  CREATE ROLE ${quoted(name)} LOGIN NOINHERIT PASSWORD '…';`,
    );
  const byMembership = row.version >= INHERITS_BY_MEMBERSHIP;
  const roles = [
    `GRANT ${PORTAL_ROLES.join(', ')} TO ${row.user}${byMembership ? ' WITH INHERIT FALSE, SET TRUE' : ''}`,
    ...(row.inherits && !byMembership ? [`ALTER ROLE ${row.user} NOINHERIT`] : []),
  ];
  for (const statement of roles)
    await db.query(statement).catch((error: Error) => Promise.reject(explained(roles, error)));
  await db.query(rightsOf(row.user, await databaseName(db)).join('; '));
}

function rightsOf(user: string, database: string): string[] {
  return [
    `GRANT CONNECT ON DATABASE ${database} TO ${user}`,
    `GRANT USAGE ON SCHEMA public, ${JOBS} TO ${user}`,
    `GRANT EXECUTE ON FUNCTION ${LOOK_UPS.join(', ')} TO ${user}`,
    `GRANT SELECT ON migrations TO ${user}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS} TO ${user}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS} TO ${user}`,
  ];
}

async function databaseName(db: DataSource): Promise<string> {
  const [row] = (await db.query('SELECT quote_ident(current_database()) AS name')) as [{ name: string }];
  return row.name;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function explained(statements: readonly string[], cause: Error): Error {
  return new GrantError(
    `The database's owner may not grant the portal's roles (${cause.message}). Have an administrator of the server run:\n  ${statements.join(';\n  ')};`,
    { cause },
  );
}
