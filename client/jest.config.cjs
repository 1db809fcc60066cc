/**
 * Runs the client's specs, which sit beside their source, in jsdom. It must run WITHOUT
 * NODE_OPTIONS=--experimental-vm-modules.
 */
const { createCjsPreset } = require('jest-preset-angular/presets');

module.exports = {
  ...createCjsPreset({ testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env' }),
  displayName: 'client',
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  moduleNameMapper: {
    '^@contract$': '<rootDir>/../server/contract/src/index.ts',
    '^@contract/demo$': '<rootDir>/../server/contract/src/demo/index.ts',
    '^@contract/testing$': '<rootDir>/../server/contract/src/categories/testing/delivery-check.ts',
  },
  // Transloco's packages are ES modules although their file names do not say so.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse/.*\\.js$))'],
  maxWorkers: 2,
};
