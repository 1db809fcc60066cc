/**
 * Allowed imports (server/README.md, client/README.md). test/lint/check-violations.mjs checks the tree and also proves with
 * test/lint/violations that each rule works: a new rule needs a violation of its own there.
 */

const {
  SERVER_LAYERS,
  PAYMENTS_LAYERS,
  MODULES_FOR_SUITES,
  MODULES_FOR_BENCHMARKS,
  MODULES_FOR_MAIL_SUITES,
  DEMO,
  SPEC,
  CONFIG_FILE,
  ENTRY_POINT,
} = require('./test/lint/boundaries.cjs');

const layer = (folders) => `^server/src/(${folders.join('|')})/`;

const downward = SERVER_LAYERS.flatMap((folders, depth) =>
  folders.map((folder) => ({
    name: `server-${folder}-imports-downward`,
    severity: 'error',
    comment: `${SERVER_LAYERS.map((names) => names.join(', ')).join(' → ')}: ${folder} imports only itself and the layers below it.`,
    from: { path: layer([folder]) },
    to: {
      path: '^server/src/',
      pathNot: [layer([folder, ...SERVER_LAYERS.slice(depth + 1).flat()]), '^server/src/config\\.ts$'],
    },
  })),
);

/** Within payments, a lower layer does not import a higher one. */
const downwardInPayments = PAYMENTS_LAYERS.slice(1).map((folder, above) => ({
  name: `payments-${folder}-imports-downward`,
  severity: 'error',
  comment: `${PAYMENTS_LAYERS.join(' → ')}: ${folder} imports none of the layers above it.`,
  from: { path: `^server/src/payments/${folder}/` },
  to: { path: `^server/src/payments/(${PAYMENTS_LAYERS.slice(0, above + 1).join('|')})/` },
}));

const allBut = (modules) => ({
  path: '^(client|server|mail-templates)/',
  pathNot: [
    '^server/contract/',
    '^server/simulator/src/(simulator|services|cards/test-cards)\\.ts$',
    `^server/src/(${modules.join('|')})\\.ts$`,
  ],
});

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    ...downward,
    ...downwardInPayments,
    rule(
      'server-config-imports-downward',
      'Configuration is read before anything else exists.',
      { path: '^server/src/config\\.ts$' },
      { path: '^server/src/', pathNot: '^server/src/shared/' },
    ),
    rule(
      'entry-points-are-not-imported',
      'An entry point starts its work as soon as it is loaded.',
      {},
      {
        path: '^(server|server/simulator|client)/src/(demo/)?(main|main\\.demo|migrate|admin-create|keys-rotate)\\.ts$',
      },
    ),

    rule(
      'demo-in-the-demo-only',
      'A release is built without the demo: code that imported it would not start.',
      { path: '^(server/(src|contract)|client/src)/', pathNot: [...DEMO, '^client/src/main\\.demo\\.ts$', SPEC] },
      { path: DEMO },
    ),
    rule(
      'contract-imports-nothing',
      'Client and server both import the contract: it imports neither, and needs no package.',
      { path: '^server/contract/', pathNot: SPEC },
      { pathNot: '^server/contract/' },
    ),
    rule(
      'testing-in-tests-only',
      'What specs share is not part of the product.',
      { path: '^(server|client)/', pathNot: ['/testing/', SPEC] },
      { path: '^(server|client)/.*/testing/' },
    ),
    rule(
      'contract-specs-import-examples-only',
      "The specs of the contract share the suites' examples.",
      { path: `^server/contract/.*${SPEC}` },
      { pathNot: ['^server/contract/', '^test/support/', 'node_modules/fast-check/'] },
    ),
    rule(
      'client-imports-contract-only',
      'Outside of itself the client imports only the contract.',
      { path: '^client/' },
      { path: '^(server|db|test|mail-templates)/', pathNot: '^server/contract/' },
    ),
    rule(
      'server-imports-contract-and-data-source',
      'Outside of itself the server imports only the contract and the data source.',
      { path: '^server/src/', pathNot: '^server/src/boot/failures\\.spec\\.ts$' },
      {
        path: '^(server/contract|server/launch|client|db|test|mail-templates)/',
        pathNot: '^(server/contract/|db/data-source\\.ts$)',
      },
    ),
    rule(
      'simulator-imports-nothing',
      'The simulator implements the protocol independently: code shared with the gateway could hide a mistake of both.',
      { path: '^server/simulator/', pathNot: SPEC },
      { path: '^(server|client|db|test|mail-templates)/', pathNot: '^server/simulator/' },
    ),
    rule(
      'simulator-in-specs-only',
      'A provider that moves no money has no place in production.',
      { pathNot: ['^server/simulator/', '^test/', '/testing/', SPEC] },
      { path: '^server/simulator/' },
    ),
    rule(
      'db-imports-nothing',
      'Entities are found by a glob, and migrations run nothing that changes with the code.',
      { path: '^db/' },
      { path: '^(server|client|test|mail-templates)/' },
    ),
    rule(
      'migrations-import-what-is-frozen',
      'A migration that has been released does tomorrow what it did yesterday: nothing that it runs may change.',
      { path: '^db/migrations/' },
      { pathNot: ['^db/migrations/frozen/', 'node_modules/typeorm/'] },
    ),
    rule(
      'migrations-import-types-of-typeorm',
      'Of TypeORM migrations know the types only: what its classes write may differ in its next version.',
      { path: '^db/migrations/' },
      { path: 'node_modules/typeorm/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'test-imports-open-modules-only',
      'The suites treat the server as a black box, except for the modules named above.',
      { path: '^test/', pathNot: [CONFIG_FILE, '^test/(run|lint|mail|bench)/'] },
      allBut(MODULES_FOR_SUITES),
    ),
    rule(
      'test-bench-imports-open-and-compared-modules',
      'The benchmarks do the same, except for what their baselines must share with the portal.',
      { path: '^test/bench/', pathNot: '\\.(mjs|cjs)$' },
      allBut(MODULES_FOR_BENCHMARKS),
    ),
    rule(
      'test-mail-imports-open-modules-and-mail',
      'The suites of mail also import its modules, and nothing else.',
      { path: '^test/mail/' },
      allBut(MODULES_FOR_MAIL_SUITES),
    ),

    rule(
      'client-feature-imports-no-feature',
      'A feature imports only itself and shared; shell and routes combine features.',
      { path: '^client/src/app/([^/]+)/', pathNot: '^client/src/app/(shell|shared|support-cases)/' },
      { path: '^client/src/app/', pathNot: '^client/src/app/($1|shared)/' },
    ),
    rule(
      'client-support-cases-import-orders-only',
      'A case shows its order, and its payment is operated from there.',
      { path: '^client/src/app/support-cases/' },
      { path: '^client/src/app/', pathNot: '^client/src/app/(support-cases|orders|shared)/' },
    ),
    rule(
      'client-shared-imports-no-feature',
      'Shared code imports neither a feature nor the shell.',
      { path: '^client/src/app/shared/' },
      { path: '^client/src/app/', pathNot: '^client/src/app/shared/' },
    ),

    rule(
      'mail-packages-in-mail-only',
      'Only one folder renders and sends mails.',
      { pathNot: '^((server/src|test)/mail/|test/bench/baselines/)' },
      { path: 'node_modules/(nodemailer|handlebars)/' },
    ),
    rule(
      'pg-where-connections-are-made',
      "The driver belongs where a connection is made: the data source, the pipelined connection, the jobs' pool, the suites' databases, the benchmarks' baselines.",
      {
        pathNot: [
          '^db/',
          '^server/src/shared/(tenancy|jobs)/',
          '^test/(support|db|faults|release)/',
          '^test/bench/baselines/',
        ],
      },
      { path: 'node_modules/(pg|@electric-sql)/' },
    ),
    rule(
      'typeorm-where-rows-are-read',
      'Rows are declared, read and written by entities, services, tasks and queries: not by controllers, DTOs, views, guards.',
      {
        path: '^server/src/',
        pathNot: [
          '\\.(entity|service|task|query|module)\\.ts$', // a module registers its entities
          '^server/src/(boot|demo)/',
          '^server/src/shared/(tenancy|jobs)/',
          '^server/src/shared/(errors/unique-violation|database/entity-rows)\\.ts$',
          '^server/src/shared/time/database-time\\.ts$', // asks the database what time it is
          '^server/src/shared/health/health\\.controller\\.ts$', // asks whether the database is migrated; reads no row
          // Steps of a service within its transaction:
          '^server/src/support-cases/case/case-finder\\.ts$',
          '^server/src/orders/order/order-finder\\.ts$',
          SPEC,
        ],
      },
      { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    ),
    rule(
      'entity-knows-no-service',
      'Entities contain the rules; their callers are in higher layers.',
      { path: '\\.entity\\.ts$' },
      { path: '\\.(controller|service|task|guard|filter|dto|view|module)\\.ts$' },
    ),
    rule(
      'controller-knows-no-entity',
      'A controller passes DTOs in and views out; rows stay behind the services.',
      { path: '\\.controller\\.ts$' },
      { path: '\\.entity\\.ts$' },
    ),

    rule(
      'no-circular',
      'Two files that need each other are one. Two ends of a relation between tables may name each other.',
      {},
      { circular: true, via: { pathNot: '\\.entity\\.ts$' } },
    ),
    rule('no-orphans', 'Nothing imports it and it imports nothing.', { orphan: true, pathNot: ENTRY_POINT }, {}),
    rule(
      'no-dead-files',
      'No entry point, glob or spec leads to it.',
      { path: ENTRY_POINT },
      { path: '^(server/(src|contract|simulator)|client/src|db|test)/', pathNot: ENTRY_POINT, reachable: false },
    ),
    rule('no-unresolvable', 'What cannot be found cannot be guarded either.', {}, { couldNotResolve: true }),
    // The contract's own package.json only says that it has no side effects; which package its specs may use is said above.
    rule(
      'packages-are-declared',
      'A package that only came along with another may leave with it.',
      { pathNot: '^server/contract/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'no-dev-packages-in-production',
      'Production installs no devDependencies; those of the client are built into its files.',
      { path: '^(server|db)/', pathNot: [SPEC, CONFIG_FILE, '/testing/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/lint/violations)/|\\.data/|\\.tmp/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: `${__dirname}/test/lint/tsconfig.cruiser.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};
