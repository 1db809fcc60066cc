/**
 * The definitions behind the rules of .dependency-cruiser.cjs: layers, modules open to suites, and files that no import
 * reaches.
 */

/**
 * The features of the server from the top down: a layer imports the layers below it, and of its own layer only itself.
 */
const SERVER_LAYERS = [
  ['intake', 'merchant-api', 'shop'],
  ['support-cases'],
  ['orders'],
  ['payments'],
  ['identity'],
  ['merchants'],
  ['mail'],
  ['outbox', 'audit'],
  ['shared'],
];

/** The folders of payments, from the top down in the same way. */
const PAYMENTS_LAYERS = ['reconciliation', 'operations', 'settings', 'gateways'];

/**
 * The modules of the server that suites use besides the whole application; they reach everything else over HTTP, mail
 * and SQL.
 */
const MODULES_FOR_SUITES = [
  'app\\.module',
  'app\\.setup',
  'config',
  'boot/migrate-database', // creates an empty database in the same way as production
  'demo/(demo\\.module|demo-config|demo-clock|demo-logins|load-demo-data)', // the demo, whose shop, sandbox and mailbox a suite's portal has
  'shared/health/health', // lets a component report itself unhealthy
  'identity/control/control-file', // how `admin:create` reaches a running portal
  'shared/time/clock', // a clock that a test can move
  'shared/http/public\\.decorator', // the test of routes and roles needs to know which routes are public
  'kept-keys',
  'shared/sealing/[a-z.-]+', // decrypts column values in order to compare them
  'shared/tenancy/(scope|tenancy(\\.check)?|serving-user\\.check)',
  'shared/(database/statement|tenancy/pipeline)', // sends single statements, and inspects them
  'shared/database/entity-rows', // compares entities with what TypeORM reads
  // Types of rows, compared with what the database returns:
  'audit/history\\.query',
  'identity/(session/session|log-in/login-throttle)\\.service',
  'mail/(mail-queue\\.service|case-subject|mail-entry)',
  'outbox/(due-rows|outbox\\.service)', // a made-up feature with work of its own
  'orders/(page/order-detail\\.service|list/order-summary\\.view)',
  'support-cases/(list/case-(counts\\.service|list\\.query|list-item\\.view)|sheet/case-detail\\.service)',
  'identity/look-ups\\.service', // tests row-level security role by role, and the batched look-up of callers
  'orders/order-placing\\.service',
  'payments/gateways/sandbox/sandbox-ledger\\.service', // places orders with their payments as a shop does
  'orders/(order/order-contents|search/search-keys)',
  'shared/jobs/jobs', // orders indexed by a former version, and a task that is killed while it works
  'payments/gateways/sbps/sbps\\.gateway', // authorises a card at the simulator
  'payments/gateways/sandbox/sandbox\\.gateway',
  'payments/gateways/testing/paper/paper\\.(gateway|module)', // a made-up gateway, which only its module adds
  'payments/operations/(operation-outcomes\\.service|payment-operation\\.entity)', // a capture of long ago, recorded as it was then
  'shared/time/business-days', // computes a deadline a second time
  'shared/tenancy/database-unavailable', // classifies the error of a real connection that was lost
  'identity/passwords/password', // creates users that can log in, without a mail for each
  '[a-z/-]+\\.task', // runs a task immediately instead of at its time
];
/**
 * The benchmarks' bare handlers send the portal's own SQL and mails: only handlers that return the same rows may be
 * compared.
 */
const MODULES_FOR_BENCHMARKS = [...MODULES_FOR_SUITES, 'mail/rendering/message-writer'];
/** The mail suites build a second deliverer, as another process would have, so that two compete for the same mails. */
const MODULES_FOR_MAIL_SUITES = [...MODULES_FOR_SUITES, 'mail/[a-z./-]+'];

/** What a release leaves out (server/launch/release/make-release.mjs; client/src/main.ts is its entry). */
const DEMO = [
  '^server/src/(demo|mail/demo-mailbox|shop|payments/gateways/sandbox|identity/control)/',
  '^server/contract/src/demo/',
  '^client/src/(app/(demo|shop)|i18n/(demo|shop))/',
];

const SPEC = '\\.(spec|e2e)\\.ts$';
const CONFIG_FILE = '(^|/)jest\\.[a-z.]+$|\\.config\\.(c|m)?[jt]s$';
/** Files that a person, a runner or a glob starts, and no import. */
const ENTRY_POINT = [
  '^server/src/(demo/)?(main|migrate|admin-create|keys-rotate)\\.ts$',
  '^server/simulator/src/main\\.ts$',
  '^server/launch/',
  '^client/src/main(\\.demo)?\\.ts$',
  '^db/migrations/',
  '\\.entity\\.ts$',
  '^test/(run|lint)/',
  '^test/bench/(bench\\.mjs|main\\.ts|typescript\\.cjs)$',
  '^test/bench/baselines/(server|mail-pool)\\.ts$',
  '^test/e2e/[a-z-]+\\.mjs$',
  '^test/support/portal/jumping-clock\\.cjs$',
  SPEC,
  CONFIG_FILE,
];

module.exports = {
  SERVER_LAYERS,
  PAYMENTS_LAYERS,
  MODULES_FOR_SUITES,
  MODULES_FOR_BENCHMARKS,
  MODULES_FOR_MAIL_SUITES,
  DEMO,
  SPEC,
  CONFIG_FILE,
  ENTRY_POINT,
};
