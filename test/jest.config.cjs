/**
 * The black-box suites against a whole application: api, mail, db, faults, release.
 * They need NODE_OPTIONS=--experimental-vm-modules like the server's own specs; DATABASE_URL runs them on a PostgreSQL
 * server.
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
  // No test asserts a duration: this limit only stops hanging tests, even on a machine that is many times slower.
  testTimeout: 300_000,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tmp/'],
};

/** Jest refuses roots that do not exist; a suite's folder exists from its first test on. */
function exists(root) {
  return require('node:fs').existsSync(root.replace('<rootDir>', `${__dirname}/..`));
}
