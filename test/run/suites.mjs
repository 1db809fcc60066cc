import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../server/launch/build.mjs';
import { nx } from '../../server/launch/nx.mjs';
import { makeRelease } from '../../server/launch/release/make-release.mjs';
import { ROOT } from '../../server/launch/root.mjs';
import { findChromium } from './chromium.mjs';

const OUTPUT = join(ROOT, '.tmp/test');
/** Nest 12 consists of ES modules, which jest loads only with these options. */
const VM_MODULES = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
/** Suites that start the built portal, request its pages or read its files. */
const NEEDS_BUILD = ['api', 'faults', 'release', 'browser'];

/**
 * Nx runs what only reads the sources, and repeats the cached result of the same sources. A suite that runs a portal is
 * called directly, so a cached result never replaces its run.
 */
const SUITES = {
  lint: () => check('test:lint'),
  format: () => check('test:format'),
  types: () => sum(check('server:types'), check('client:types')),
  unit: () => sum(unit('server'), unit('client')),
  api: () => jest('api'),
  mail: () => jest('mail'),
  db: () => jest('db'),
  faults: () => jest('faults'),
  release: () => jest('release'),
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
    if (NEEDS_BUILD.includes(name)) build();
    if (name === 'release') makeRelease();
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
function check(task) {
  return runTask(task) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The report is an output of the task, so Nx restores it with a cached result. */
function unit(project) {
  const report = join(OUTPUT, `${project}.json`);
  rmSync(report, { force: true });
  return counts(runTask(`${project}:unit`), report);
}

function runTask(task) {
  const args = ['run', task, '--output-style=stream-without-prefixes'];
  return nx(args, { stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

function jest(suite) {
  const report = join(OUTPUT, `${suite}.json`);
  rmSync(report, { force: true });
  const status = node(
    [
      ...VM_MODULES,
      'node_modules/jest/bin/jest.js',
      '--config=test/jest.config.cjs',
      `--testPathPatterns=test/${suite}/`,
      '--json',
      `--outputFile=${report}`,
    ],
    { NODE_OPTIONS: VM_MODULES.join(' ') },
  );
  return counts(status, report);
}

function counts(status, report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return checkedCounts(status, {
    passed: numPassedTests,
    failed: numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites,
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
