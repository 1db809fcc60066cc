import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../server/launch/build.mjs';
import { makeRelease } from '../../server/launch/release/make-release.mjs';
import { ROOT } from '../../server/launch/root.mjs';
import { findChromium } from './chromium.mjs';

const OUTPUT = join(ROOT, '.tmp/test');
/** Suites that start the built portal or request its pages. */
const NEEDS_BUILD = ['api', 'faults', 'browser'];

/**
 * The tools are called directly rather than through Nx: their output is plain, and a cached result never replaces a
 * test run.
 */
const SUITES = {
  lint: () => check('test/lint/check-violations.mjs'),
  format: () => check('node_modules/prettier/bin/prettier.cjs', '--check', '.'),
  types: () =>
    sum(
      check('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'server/tsconfig.json'),
      check('node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '--noEmit', '-p', 'client/tsconfig.spec.json'),
    ),
  unit: () =>
    sum(jest('server', 'server/jest.config.cjs'), jest('client', 'client/jest.config.cjs', { vmModules: false })),
  api: () => jest('api', 'test/jest.config.cjs', { pattern: 'test/api/' }),
  mail: () => jest('mail', 'test/jest.config.cjs', { pattern: 'test/mail/' }),
  db: () => jest('db', 'test/jest.config.cjs', { pattern: 'test/db/' }),
  faults: () => jest('faults', 'test/jest.config.cjs', { pattern: 'test/faults/' }),
  release: () => jest('release', 'test/jest.config.cjs', { pattern: 'test/release/' }),
  browser: () => playwright(),
};

/** Runs the suites one after the other and counts tests; a suite that crashes or finds no test has failed. */
export async function runSuites(names = Object.keys(SUITES)) {
  mkdirSync(OUTPUT, { recursive: true });
  let total = { passed: 0, failed: 0 };
  for (const name of names) {
    const startedAt = Date.now();
    console.log(`\n── ${name}`);
    const result = await counted(name);
    console.log(
      `── ${name}: ${result.passed} ok, ${result.failed} not, ${((Date.now() - startedAt) / 1000).toFixed(0)} s`,
    );
    total = sum(total, result);
  }
  return total;
}

async function counted(name) {
  try {
    if (!SUITES[name]) throw new Error(`There is no suite ${name}, only ${Object.keys(SUITES).join(', ')}.`);
    if (NEEDS_BUILD.includes(name)) await build();
    if (name === 'release') await makeRelease();
    return await SUITES[name]();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

function sum(...results) {
  return results.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

function node(args, env = {}) {
  return spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  }).status;
}

/** Counts a tool that succeeds or fails as a whole as one test. */
function check(...args) {
  return node(args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function jest(name, config, { pattern, vmModules = true } = {}) {
  const output = join(OUTPUT, `${name}.json`);
  rmSync(output, { force: true });
  const status = node(
    [
      ...(vmModules ? ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'] : []),
      'node_modules/jest/bin/jest.js',
      '-c',
      config,
      '--json',
      `--outputFile=${output}`,
      ...(pattern ? [`--testPathPatterns=${pattern}`] : []),
    ],
    vmModules ? { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' } : {},
  );
  if (!existsSync(output)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(output, 'utf8'));
  const brokenFiles = report.numRuntimeErrorTestSuites;
  return checkedCounts(status, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles,
  });
}

async function playwright() {
  const output = join(OUTPUT, 'browser.json');
  rmSync(output, { force: true });
  const chromium = await findChromium();
  const status = node(
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'],
    { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: output, PLAYWRIGHT_JSON_OUTPUT_NAME: output },
  );
  if (!existsSync(output)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(output, 'utf8'));
  return checkedCounts(status, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  });
}

/** A suite without tests has failed, and so has one whose runner failed although its report is fine. */
function checkedCounts(status, { passed, failed }) {
  return (passed && status === 0) || failed ? { passed, failed } : { passed, failed: 1 };
}
