/**
 * The roles that a transaction may take on; none can log in or owns anything. `portal_app` sees one merchant (and within it
 * the services of the user), `portal_support` all merchants, `portal_intake` what its acquirer sent, `portal_system` is the
 * server's own work: login, mail delivery, folding of counts.
 */
export const PORTAL_ROLES = ['portal_app', 'portal_support', 'portal_intake', 'portal_system'] as const;
export type PortalRole = (typeof PORTAL_ROLES)[number];

/** What a role may do with a table. */
export interface Access {
  /** SQL privileges, with columns where they do not hold for all: `SELECT, UPDATE (status, revision)`. */
  readonly may: string;
  /** An SQL condition: the rows that the role sees, changes and writes. */
  readonly rows: string;
  /** The rows that the role may write, where these are not the rows that it sees. */
  readonly newRows?: string;
}

/** A role that is not listed may do nothing. */
export type TableAccess = Readonly<Partial<Record<PortalRole, Access>>>;

export interface FunctionAccess {
  readonly callers: readonly PortalRole[];
  /** Of a function that policies call: the condition that it answers for its one argument, a bigint. Migrations make all other functions. */
  readonly answers?: { readonly argument: string; readonly condition: string };
}

/** Everything that the portal's roles may do in the schema `public`. */
export interface Declaration {
  readonly tables: Readonly<Record<string, TableAccess>>;
  /** By name and types of the arguments: `sees_case(bigint)`. */
  readonly functions: Readonly<Record<string, FunctionAccess>>;
  /** Sequences that are not a column's own: who draws numbers from them. */
  readonly sequences: Readonly<Record<string, readonly PortalRole[]>>;
}

/** Something that a database allows and the declaration does not, or the other way round. */
export interface Difference {
  /** A sentence that names the table, function or sequence. */
  readonly problem: string;
  /** Statements that put it right; none = only a migration or a declaration can. */
  readonly mend: readonly string[];
}
