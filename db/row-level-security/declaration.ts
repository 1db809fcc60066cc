/**
 * The roles that a transaction may take on; none of them can log in or owns anything. `portal_app` sees one merchant
 * (and within it the services of the user), `portal_support` all merchants, `portal_intake` what its acquirer sent;
 * `portal_system` is for the server's own work: login, mail delivery, folding of counts.
 */
export const PORTAL_ROLES = ['portal_app', 'portal_support', 'portal_intake', 'portal_system'] as const;
export type PortalRole = (typeof PORTAL_ROLES)[number];

/** The rights of a role on a table. */
export interface Access {
  /** SQL privileges, with columns if they do not apply to all: `SELECT, UPDATE (status, revision)`. */
  readonly may: string;
  /** An SQL condition: the rows that the role sees, changes and writes. */
  readonly rows: string;
  /** The rows that the role may write, if they differ from the rows that it sees. */
  readonly newRows?: string;
}

/** A role that is not listed may do nothing. */
export type TableAccess = Readonly<Partial<Record<PortalRole, Access>>>;

export interface FunctionAccess {
  readonly callers: readonly PortalRole[];
  /**
   * For a function that policies call: the condition that it returns for its one argument, a bigint. All other
   * functions are created by migrations.
   */
  readonly answers?: { readonly argument: string; readonly condition: string };
}

/** All rights of the portal's roles in the schema `public`. */
export interface Declaration {
  readonly tables: Readonly<Record<string, TableAccess>>;
  /** By name and types of the arguments: `sees_case(bigint)`. */
  readonly functions: Readonly<Record<string, FunctionAccess>>;
  /** Sequences that do not belong to a column, with the roles that may draw numbers from them. */
  readonly sequences: Readonly<Record<string, readonly PortalRole[]>>;
}

/** A difference between a database and the declaration. */
export interface Difference {
  /** A sentence that names the table, function or sequence. */
  readonly problem: string;
  /** Statements that remove the difference; none = only a migration or a declaration can. */
  readonly mend: readonly string[];
}
