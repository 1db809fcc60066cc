import type { Catalogue, GrantFound } from './catalogue';
import type { Declaration, Difference, PortalRole } from './declaration';

interface Grant {
  readonly object: string;
  readonly role: string;
  /** As in GRANT; empty = no privileges. */
  readonly may: string;
}

/** PUBLIC is treated as a role that is never declared. */
export function differentGrants(declared: Declaration, found: Catalogue): Difference[] {
  const wanted = declaredGrants(declared, found);
  const undeclared = found.grants.filter((grant) => !wanted.some((one) => isSame(one, grant)));
  return [...wanted, ...undeclared.map(({ object, role }) => ({ object, role, may: '' }))].flatMap((grant) => {
    const has = found.grants.find((one) => isSame(one, grant))?.privileges ?? [];
    const shall = privilegesOf(grant.may);
    const surplus = has.filter((privilege) => !shall.includes(privilege));
    const lacking = shall.filter((privilege) => !has.includes(privilege));
    return surplus.length || lacking.length
      ? { problem: sentence(grant, surplus, lacking), mend: mending(grant, has) }
      : [];
  });
}

function declaredGrants({ tables, functions, sequences }: Declaration, found: Catalogue): Grant[] {
  const exists = new Set(found.tables.map(({ name }) => name));
  const toEach = (object: string, roles: readonly PortalRole[], may: string) =>
    roles.map((role) => ({ object, role, may }));
  return [
    ...Object.entries(tables)
      .filter(([table]) => exists.has(table))
      .flatMap(([table, access]) =>
        Object.entries(access).map(([role, { may }]) => ({ object: `TABLE ${table}`, role, may })),
      ),
    ...Object.entries(functions).flatMap(([name, { callers }]) => toEach(`FUNCTION ${name}`, callers, 'EXECUTE')),
    ...Object.entries(sequences).flatMap(([name, drawers]) => toEach(`SEQUENCE ${name}`, drawers, 'USAGE')),
  ];
}

/** `SELECT, UPDATE (status, revision)` are three privileges. */
function privilegesOf(may: string): string[] {
  return [...may.matchAll(/([A-Z]+)(?: \((.*?)\))?/g)].flatMap(([, privilege, columns]) =>
    columns ? columns.split(', ').map((column) => `${privilege} (${column})`) : privilege!,
  );
}

function sentence({ object, role }: Grant, surplus: readonly string[], lacking: readonly string[]): string {
  const on = object.replace(/^[A-Z]+/, (kind) => kind.toLowerCase());
  return [
    ...(surplus.length ? [`${role} may ${surplus.join(', ')} on ${on}, which is not declared`] : []),
    ...(lacking.length ? [`${role} lacks ${lacking.join(', ')} on ${on}`] : []),
  ].join('; ');
}

/** Revokes and grants everything again: revoking a privilege on a whole table revokes it on its columns as well. */
function mending({ object, role, may }: Grant, has: readonly string[]): string[] {
  return [
    ...(has.length ? [`REVOKE ALL ON ${object} FROM ${role} CASCADE`] : []),
    ...(may ? [`GRANT ${may} ON ${object} TO ${role}`] : []),
  ];
}

function isSame(a: Pick<Grant, 'object' | 'role'>, b: Pick<GrantFound, 'object' | 'role'>): boolean {
  return a.object === b.object && a.role === b.role;
}
