// The lint step of `npm test`: the tree breaks no rule, and each rule fires on its deliberate violation.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundByCruiser, foundByEslint, ROOT, ruleNames } from './linters.mjs';

const VIOLATIONS = join(import.meta.dirname, 'violations');
const NAMED = /^(?:\/\/|<!--) Violates: (.+?)(?: -->)?$/m;
// The suites' own configuration of types covers the violations of the client too.
const TYPES = { files: ['**/*.ts'], languageOptions: { parserOptions: { project: ['server/tsconfig.json'] } } };

const faults = [...(await faultsOfRules()), ...(await faultsOfTree())];
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(
  faults.length ? `lint: ${faults.length} faults` : `lint: ${ruleNames().length} rules fire, real tree clean`,
);
process.exitCode = faults.length ? 1 : 0;

/** Every rule needs a violation, and every violation a rule that fires on that very file. */
async function faultsOfRules() {
  const found = [...(await foundByCruiser(VIOLATIONS)), ...(await foundByEslint(VIOLATIONS, [TYPES]))];
  const deliberate = deliberateViolations();
  const unproven = ruleNames().filter((name) => !deliberate.some(({ rule }) => rule === name));
  const silent = deliberate.filter(
    ({ file, rule }) => !found.some((one) => one.file === file && sameRule(one.rule, rule)),
  );
  for (const name of ruleNames())
    if (![...unproven, ...silent.map(({ rule }) => rule)].includes(name)) console.log(`✓ ${name}`);
  return [
    ...unproven.map((name) => `no deliberate violation proves the rule: ${name}`),
    ...silent.map(({ file, rule }) => `test/lint/violations/${file} breaks a rule that does not fire: ${rule}`),
    ...deliberate
      .filter(({ rule }) => !ruleNames().includes(rule))
      .map(({ file, rule }) => `test/lint/violations/${file} names no rule: ${rule}`),
  ];
}

function deliberateViolations() {
  return globSync('**/*.{ts,mjs,html}', { cwd: VIOLATIONS }).flatMap((file) => {
    const rule = NAMED.exec(readFileSync(join(VIOLATIONS, file), 'utf8'))?.[1];
    return rule ? [{ file: file.replaceAll('\\', '/'), rule }] : [];
  });
}

/** ESLint shows a restriction's message without its full stop. */
function sameRule(shown, name) {
  return shown === name || `${shown}.` === name;
}

async function faultsOfTree() {
  const found = [...(await foundByCruiser(ROOT)), ...(await foundByEslint(ROOT))];
  return found.map(({ rule, text }) => `${text} (${rule})`);
}
