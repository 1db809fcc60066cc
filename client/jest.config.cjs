/** The client's specs beside their source, in jsdom. Must run WITHOUT NODE_OPTIONS=--experimental-vm-modules. */
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
  },
  // Transloco's parts are ES modules without saying so by their name.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse/.*\\.js$))'],
  maxWorkers: 2,
};
