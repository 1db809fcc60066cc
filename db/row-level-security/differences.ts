import type { Catalogue } from './catalogue';
import type { Declaration, Difference } from './declaration';
import { differentGrants } from './grants';
import { differentPolicies } from './policies';

/** In the order in which they can be removed: policies call functions. */
export function differences(declared: Declaration, found: Catalogue): Difference[] {
  return [
    ...differentTables(declared, found),
    ...differentFunctions(declared, found),
    ...differentPolicies(declared, found),
    ...differentGrants(declared, found),
  ];
}

function differentTables({ tables }: Declaration, found: Catalogue): Difference[] {
  const missing = Object.keys(tables).filter((table) => !found.tables.some(({ name }) => name === table));
  const forgotten = found.tables.filter(({ name, hasMerchant }) => hasMerchant && !(name in tables));
  const bare = found.tables.filter(({ name, hasMerchant, isForced }) => (hasMerchant || name in tables) && !isForced);
  return [
    ...missing.map((name) => ({ problem: `table ${name} is declared in db/policies but does not exist`, mend: [] })),
    ...forgotten.map(({ name }) => ({
      problem: `table ${name} has a merchant_id but no declaration in db/policies`,
      mend: [],
    })),
    ...bare.map(({ name }) => ({
      problem: `table ${name} has no forced row-level security`,
      mend: [`ALTER TABLE "${name}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`],
    })),
  ];
}

function differentFunctions({ functions }: Declaration, found: Catalogue): Difference[] {
  return Object.entries(functions).flatMap(([signature, { answers }]) => {
    if (!answers) return [];
    const body = ` BEGIN RETURN ${answers.condition}; END `;
    const known = found.functions.find((one) => one.signature === signature);
    if (known?.isPlain && known.source === body) return [];
    const name = signature.slice(0, signature.indexOf('('));
    return {
      problem: `function ${signature} is not as declared`,
      mend: [
        `CREATE OR REPLACE FUNCTION ${name} (${answers.argument} bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$${body}$$`,
        `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`,
      ],
    };
  });
}
