/**
 * The black-box suites against a whole application: api, mail, db, faults, release.
 * NODE_OPTIONS=--experimental-vm-modules as for the server's own specs; DATABASE_URL moves them to a PostgreSQL server.
 */
const { swcTransform } = require('../server/jest.swc.cjs');

module.exports = {
  displayName: 'test',
  rootDir: '..',
  roots: [
    '<rootDir>/test/api',
    '<rootDir>/test/mail',
    '<rootDir>/test/db',
    '<rootDir>/test/faults',
    '<rootDir>/test/release',
  ].filter(exists),
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  transform: swcTransform,
  maxWorkers: 2,
  // No test asserts a time: this is for what hangs, also on a machine that is many times slower.
  testTimeout: 300_000,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tmp/'],
};

/** jest refuses roots that are not there; a suite's folder appears with its first test. */
function exists(root) {
  return require('node:fs').existsSync(root.replace('<rootDir>', `${__dirname}/..`));
}
