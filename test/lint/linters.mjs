import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ESLint } from 'eslint';
import * as restrictions from './restrictions.mjs';

process.env.TSESTREE_SINGLE_RUN = 'true'; // disables watching: types are read once

export const ROOT = join(import.meta.dirname, '../..');
const CRUISER_CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISED = ['server', 'client/src', 'db', 'test'];
/**
 * The rules that eslint.config.mjs adds to the recommended ones, and typed and accessibility rules that the project
 * relies on.
 */
const CHOSEN_ESLINT_RULES = [
  'max-lines',
  'no-console',
  '@typescript-eslint/no-floating-promises',
  '@typescript-eslint/no-misused-promises',
  '@angular-eslint/template/alt-text',
  '@angular-eslint/template/click-events-have-key-events',
];

/** The names of all rules that need a violation as a proof; a restriction's name is its message. */
export function ruleNames() {
  const { forbidden } = createRequire(import.meta.url)(CRUISER_CONFIG);
  const restricted = Object.values(restrictions)
    .flat()
    .map(({ message }) => message);
  return [...forbidden.map(({ name }) => name), ...CHOSEN_ESLINT_RULES, ...restricted];
}

/**
 * @returns {Promise<{file: string, rule: string, text: string}[]>} The violations that dependency-cruiser finds under a
 * folder, files relative to it.
 */
export async function foundByCruiser(folder) {
  const options = { ...(await extractOptions(CRUISER_CONFIG)), baseDir: folder };
  const there = CRUISED.filter((path) => readdirSync(folder).includes(path.split('/')[0]));
  const { output } = await cruise(there, options, {}, { tsConfig: extractTsConfig(options.tsConfig.fileName) });
  return output.summary.violations.map(({ from, to, rule }) => ({
    file: from,
    rule: rule.name,
    text: `${from} → ${to}`,
  }));
}

/** The same by ESLint, with the project's configuration applied as if `folder` were the root. */
export async function foundByEslint(folder, overrideConfig = []) {
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: join(ROOT, 'eslint.config.mjs'), overrideConfig });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => {
      const file = filePath.slice(folder.length + 1).replaceAll('\\', '/');
      const rule = ruleId === 'no-restricted-syntax' ? message : ruleId;
      return { file, rule, text: rule === message ? `${file}:${line}` : `${file}:${line} ${message}` };
    }),
  );
}
