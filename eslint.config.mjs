// Run over the tree by test/lint/check-violations.mjs, which also proves with test/lint/violations that each own rule fires.
import js from '@eslint/js';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import {
  CLIENT_TEMPLATE,
  CLIENT_TEXT,
  FOCUSED_TESTS,
  SERVER_TIME,
  STATUSES,
  TRANSACTIONS,
} from './test/lint/restrictions.mjs';

const MAX_LINES = 280;

/** One list a block: a later block replaces an earlier one's list, it doesn't add to it. */
const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.nx/',
      '**/.angular/',
      '**/.tmp/',
      '**/.data/',
      'coverage/',
      'playwright-report/',
      'test-results/',
      'test/lint/violations/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{ts,mjs,cjs}', 'client/src/app/**/*.html'], rules: { 'max-lines': ['error', { max: MAX_LINES }] } },

  {
    files: ['**/*.{mjs,cjs}'],
    extends: [js.configs.recommended],
    // TypeScript's part elsewhere: whether a global exists.
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...restrict(FOCUSED_TESTS),
      // A field left out by a rest is on purpose.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_$' },
      ],
      'no-control-regex': 'off', // what people may not send is named by its codes
      '@typescript-eslint/no-unsafe-function-type': 'off', // class-validator's name for a class
      // Mostly wrong here: raw rows are asserted, inputs of unknown kind turned to text on purpose.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    files: ['{server,db,test}/**/*.ts'],
    languageOptions: { parserOptions: { project: ['server/tsconfig.json'] } },
  },
  {
    // jest's matchers and the rows of a suite's own SQL are any.
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off',
      ]),
    ),
  },
  { files: ['test/e2e/**/*.ts'], rules: { 'no-empty-pattern': 'off' } }, // how a fixture of Playwright says that it needs no other
  {
    files: ['server/{src,contract}/**/*.ts'],
    rules: { 'no-console': 'error', ...restrict(FOCUSED_TESTS, SERVER_TIME, TRANSACTIONS) },
  },
  { files: ['server/src/**/*.ts'], rules: restrict(FOCUSED_TESTS, SERVER_TIME, STATUSES, TRANSACTIONS) },
  { files: ['server/src/shared/time/clock.ts'], rules: restrict(TRANSACTIONS) },
  { files: ['server/src/shared/tenancy/*.ts', 'server/src/boot/*.ts'], rules: restrict(SERVER_TIME) },

  {
    files: ['client/**/*.ts'],
    languageOptions: { parserOptions: { project: ['client/tsconfig.spec.json'] } },
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { 'no-console': 'error', ...restrict(FOCUSED_TESTS, CLIENT_TEXT, STATUSES) },
  },
  {
    files: [
      'client/src/**/*.spec.ts',
      'client/src/**/testing/**/*.ts',
      'client/src/i18n/**/*.ts',
      'client/src/app/shared/formats/*.ts',
    ],
    rules: restrict(FOCUSED_TESTS),
  },
  {
    files: ['client/src/app/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      ...restrict(CLIENT_TEMPLATE),
      '@angular-eslint/template/no-autofocus': 'off', // a page or dialog that is nothing but a login starts in its first field
    },
  },
);
