import { createHash } from 'node:crypto';
import type { Catalogue, PolicyFound } from './catalogue';
import type { Access, Declaration, Difference } from './declaration';

/** A declared policy. */
interface DeclaredPolicy {
  readonly table: string;
  readonly name: string;
  /** The statement that creates the policy. */
  readonly statement: string;
}

export function differentPolicies(declared: Declaration, found: Catalogue): Difference[] {
  const exists = new Set(found.tables.map(({ name }) => name));
  const wanted = declaredPolicies(declared).filter(({ table }) => exists.has(table));
  const surplus = found.policies.filter((policy) => !wanted.some((one) => isSame(one, policy)));
  return [
    ...surplus.map(({ table, name }) => ({
      problem: `table ${table} has a policy ${name} that is not declared`,
      mend: [`DROP POLICY "${name}" ON "${table}"`],
    })),
    ...wanted.flatMap((policy) => {
      const known = found.policies.find((one) => isSame(one, policy));
      if (known && isAsDeclared(policy, known)) return [];
      const { table, name, statement } = policy;
      return {
        problem: known ? `policy ${name} of table ${table} is not as declared` : `table ${table} lacks policy ${name}`,
        mend: [`DROP POLICY IF EXISTS ${name} ON ${table}`, statement],
      };
    }),
  ];
}

/**
 * Marks policies as declared by a comment of three hashes: of the declared statement, of that and PostgreSQL's wording
 * of it, and of the policy as PostgreSQL keeps it. PostgreSQL does not keep a condition as it was written, so it cannot
 * be compared with the declaration; but the hashes show whether either has changed since.
 */
export function marksOf(declared: Declaration, found: Catalogue): string[] {
  return declaredPolicies(declared).flatMap((policy) => {
    const made = found.policies.find((one) => isSame(one, policy));
    if (!made || made.comment !== null) return [];
    const mark = `db/policies ${hashOf(policy.statement)} ${hashOf(wordingOf(policy, made))} ${made.tree}`;
    return `COMMENT ON POLICY ${policy.name} ON ${policy.table} IS '${mark}'`;
  });
}

function isAsDeclared(policy: DeclaredPolicy, found: PolicyFound): boolean {
  const [, statement, wording] = (found.comment ?? '').split(' ');
  return found.definition === null
    ? statement === hashOf(policy.statement)
    : wording === hashOf(wordingOf(policy, found));
}

function wordingOf({ statement }: DeclaredPolicy, { definition }: PolicyFound): string {
  return `${statement}\n${definition}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function declaredPolicies({ tables }: Declaration): DeclaredPolicy[] {
  return Object.entries(tables).flatMap(([table, access]) =>
    Object.entries(access).map(([role, granted]) => {
      const name = `${table}_${role}`;
      return { table, name, statement: `CREATE POLICY ${name} ON ${table} ${whatFor(role, granted)}` };
    }),
  );
}

function whatFor(role: string, { may, rows, newRows = rows }: Access): string {
  const isReadOnly = /^SELECT( \([^)]*\))?$/.test(may);
  return isReadOnly ? `FOR SELECT TO ${role} USING (${rows})` : `TO ${role} USING (${rows}) WITH CHECK (${newRows})`;
}

type Named = Pick<PolicyFound, 'table' | 'name'>;

function isSame(a: Named, b: Named): boolean {
  return a.table === b.table && a.name === b.name;
}
