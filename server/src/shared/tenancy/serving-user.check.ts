import type { DataSource } from 'typeorm';
import { PlainError } from '../errors/plain-error';

const ROLES = `'{portal_app,portal_support,portal_intake,portal_system}'::text[]`;
/** Since PostgreSQL 16 a membership may or may not allow taking on the role. */
const MAY_BECOME = `CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END`;
const NAMED = 3;
const ANY_RIGHT = 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER';

/**
 * Each finds a property or right that a serving user must not have; `what` states it, after the user's name. Superusers
 * are reported by the first alone, because they have all of them.
 */
const FAULTS = [
  `SELECT 'is ' || what FROM pg_roles, LATERAL (VALUES (rolbypassrls, 'not held by row-level security (BYPASSRLS)'), (rolcreaterole, 'allowed to make roles (CREATEROLE)'), (rolreplication, 'allowed to replicate')) AS v (holds, what)
   WHERE rolname = session_user AND holds`,
  `SELECT 'inherits the rights of ' || rolname FROM pg_roles WHERE rolname = ANY (${ROLES}) AND pg_has_role(session_user, oid, 'USAGE')`,
  `SELECT 'may not take on ' || rolname FROM pg_roles WHERE rolname = ANY (${ROLES}) AND NOT pg_has_role(session_user, oid, ${MAY_BECOME})`,
  `SELECT 'is a member of ' || rolname FROM pg_roles WHERE rolname <> ALL (${ROLES}) AND rolname <> session_user AND pg_has_role(session_user, oid, 'MEMBER')`,
  `SELECT DISTINCT 'owns tables' FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = session_user AND c.relkind IN ('r', 'p', 'v', 'm', 'S')`,
  `SELECT 'may read or write ' || array_to_string((array_agg(relname ORDER BY relname))[:${NAMED}], ', ') || CASE WHEN count(*) > ${NAMED} THEN ' and other tables' ELSE '' END || ' itself' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND CASE relname WHEN 'migrations'
     THEN has_table_privilege(session_user, oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
     ELSE has_table_privilege(session_user, oid, '${ANY_RIGHT}') OR has_any_column_privilege(session_user, oid, 'SELECT, INSERT, UPDATE, REFERENCES') END
   HAVING count(*) > 0`,
  `SELECT 'may not ' || what FROM (VALUES (has_function_privilege(session_user, to_regprocedure('public.look_up_session(text)'), 'EXECUTE'), 'ask who calls'), (has_schema_privilege(session_user, to_regnamespace('pgboss'), 'USAGE'), 'wake jobs'),
     (has_table_privilege(session_user, to_regclass('public.migrations'), 'SELECT'), 'look which migrations have run')) AS v (holds, what) WHERE NOT holds`,
  `SELECT 'may make tables' WHERE has_database_privilege(session_user, current_database(), 'TEMPORARY, CREATE') OR has_schema_privilege(session_user, 'public', 'CREATE')`,
];

/** The database user of a production portal sees rows without taking on a role, or could. */
class ServingUserError extends PlainError {
  constructor(user: string, faults: readonly string[]) {
    super(
      `The database user ${user} (DATABASE_URL) must not serve the portal: it ${faults.join('; it ')}.\n` +
        `Let a user serve that does nothing else: CREATE ROLE shokai_serve LOGIN NOINHERIT PASSWORD '…'; then, with the owner's DATABASE_URL: npm run migrate -- --serve-user shokai_serve`,
    );
  }
}

/**
 * Refuses a database user that needs no role to see a row (spec 8.5): otherwise a single forgotten step would show
 * merchants each other's rows.
 */
export async function checkServingUser(db: DataSource): Promise<void> {
  const [{ user, isSuperuser }] = (await db.query(
    `SELECT rolname AS user, rolsuper AS "isSuperuser" FROM pg_roles WHERE rolname = session_user`,
  )) as [{ user: string; isSuperuser: boolean }];
  if (isSuperuser) throw new ServingUserError(user, ['is a superuser']);
  const found: { fault: string }[] = await db.query(
    FAULTS.map((sql) => `SELECT * FROM (${sql}) AS f (fault)`).join(' UNION ALL '),
  );
  if (found.length)
    throw new ServingUserError(
      user,
      found.map(({ fault }) => fault),
    );
}
