import type { DataSource, EntityManager } from 'typeorm';
import { PORTAL_ROLES } from './declaration';

/** The contents of PostgreSQL's catalogue for the schema `public`. Any user may read it. */
export interface Catalogue {
  readonly tables: readonly TableFound[];
  readonly policies: readonly PolicyFound[];
  readonly functions: readonly FunctionFound[];
  readonly grants: readonly GrantFound[];
}

export interface TableFound {
  readonly name: string;
  readonly hasMerchant: boolean;
  /** Row-level security applies, also to the table's owner. */
  readonly isForced: boolean;
}

export interface PolicyFound {
  readonly table: string;
  readonly name: string;
  /** A hash of the policy as PostgreSQL keeps it; another one after a restore or an upgrade of PostgreSQL. */
  readonly tree: string;
  /** The whole policy in PostgreSQL's wording; null if its comment names `tree`, so that nobody has changed it since. */
  readonly definition: string | null;
  readonly comment: string | null;
}

export interface FunctionFound {
  /** Name and types: `sees_case(bigint)`. */
  readonly signature: string;
  readonly source: string;
  /** It runs with its caller's rights, has no settings of its own, and changes nothing. */
  readonly isPlain: boolean;
}

/** What one of the portal's roles, or PUBLIC, may do with one object. */
export interface GrantFound {
  /** As GRANT names it: `TABLE orders`, `SEQUENCE sandbox_tracking_ids`, `FUNCTION sees_case(bigint)`. */
  readonly object: string;
  readonly role: string;
  /** `UPDATE (status)` is a privilege for one column; one that the role may grant to others ends with WITH GRANT OPTION. */
  readonly privileges: readonly string[];
}

const IN_SCHEMA = `'public'::regnamespace`;
/** Objects that belong to an extension are left to the extension. */
const notOfExtension = (oid: string, catalogue = 'pg_class') =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;

const TABLES = `SELECT c.relname::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS "isForced",
    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'merchant_id' AND NOT a.attisdropped) AS "hasMerchant"
  FROM pg_class c WHERE c.relnamespace = ${IN_SCHEMA} AND c.relkind IN ('r', 'p') AND ${notOfExtension('c.oid')} ORDER BY 1`;

// Whether a name is written with its schema depends on the reader's search path; a name with another schema is another
// object.
const words = (expression: string) => `coalesce(replace(pg_get_expr(${expression}, p.polrelid), 'public.', ''), '')`;
// pg_get_expr waits for whoever locks the table exclusively, and a start must not: CASE calls it only where it is needed.
const POLICIES = `SELECT c.relname::text AS table, p.polname::text AS name, marked.comment, marked.tree,
    CASE WHEN marked.comment LIKE '% ' || marked.tree THEN NULL ELSE
      concat_ws(' ', p.polcmd, p.polpermissive, ARRAY(SELECT coalesce(r.rolname, 'public') FROM unnest(p.polroles) AS of (role) LEFT JOIN pg_roles r ON r.oid = of.role ORDER BY 1),
        'USING', ${words('p.polqual')}, 'WITH CHECK', ${words('p.polwithcheck')}) END AS definition
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    CROSS JOIN LATERAL (SELECT obj_description(p.oid, 'pg_policy') AS comment,
      md5(concat_ws(' ', p.polcmd, p.polpermissive, p.polroles, p.polqual, p.polwithcheck)) AS tree) AS marked
  WHERE c.relnamespace = ${IN_SCHEMA} ORDER BY 1, 2`;

const SIGNATURE = `p.proname || '(' || oidvectortypes(p.proargtypes) || ')'`;
const FUNCTIONS = `SELECT ${SIGNATURE} AS signature, p.prosrc AS source,
    l.lanname = 'plpgsql' AND p.provolatile = 's' AND p.proparallel = 's' AND NOT p.prosecdef AND p.proconfig IS NULL AND p.prorettype = 'boolean'::regtype AS "isPlain"
  FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = ${IN_SCHEMA} AND ${notOfExtension('p.oid', 'pg_proc')} ORDER BY 1`;

const GRANTS = `SELECT object, coalesce(r.rolname, 'PUBLIC') AS role,
    array_agg(acl.privilege_type || on_column || CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)::text[] AS privileges
  FROM (
    SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || quote_ident(c.relname), '', c.relacl
    FROM pg_class c WHERE c.relnamespace = ${IN_SCHEMA} AND ${notOfExtension('c.oid')}
    UNION ALL
    SELECT 'TABLE ' || quote_ident(c.relname), ' (' || a.attname || ')', a.attacl
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND c.relnamespace = ${IN_SCHEMA} AND ${notOfExtension('c.oid')}
    UNION ALL
    SELECT 'FUNCTION ' || ${SIGNATURE}, '', coalesce(p.proacl, acldefault('f', p.proowner))
    FROM pg_proc p WHERE p.pronamespace = ${IN_SCHEMA} AND ${notOfExtension('p.oid', 'pg_proc')}
  ) AS objects (object, on_column, privileges) CROSS JOIN LATERAL aclexplode(objects.privileges) AS acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
  WHERE acl.grantee = 0 OR r.rolname = ANY ($1) GROUP BY 1, 2 ORDER BY 1, 2`;

export async function readCatalogue(db: DataSource | EntityManager): Promise<Catalogue> {
  return {
    tables: await db.query(TABLES),
    policies: await db.query(POLICIES),
    functions: await db.query(FUNCTIONS),
    grants: await db.query(GRANTS, [PORTAL_ROLES]),
  };
}
