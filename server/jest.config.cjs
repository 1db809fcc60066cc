/**
 * Unit specs beside their source. Run with NODE_OPTIONS=--experimental-vm-modules: Nest 12 is published as ES modules only,
 * and jest can `require` those only with Node's module API switched on.
 */
const { swcTransform } = require('./jest.swc.cjs');

module.exports = {
  displayName: 'server',
  rootDir: '..',
  roots: ['<rootDir>/server'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  transform: swcTransform,
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tmp/'],
};
