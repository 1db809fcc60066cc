/** What .dependency-cruiser.cjs makes its rules of: layers, doors, and what is reached by no import. */

/** The features of the server from the top down: a layer imports the layers below it, and of its own only itself. */
const SERVER_LAYERS = [
  ['intake', 'merchant-api', 'shop'],
  ['support-cases'],
  ['orders'],
  ['payments'],
  ['identity'],
  ['merchants'],
  ['mail', 'audit'],
  ['shared'],
];

/** The rooms of payments, from the top down in the same way. */
const PAYMENTS_ROOMS = ['reconciliation', 'operations', 'settings', 'gateways'];

/** The modules of the server that suites use beside the application as a whole; everything else they reach over HTTP, mail and SQL. */
const DOORS_OF_THE_SUITES = [
  'app\\.module',
  'app\\.setup',
  'config',
  'boot/migrate-database', // an empty database as production migrates it
  'demo/(demo\\.module|demo-config|demo-clock|demo-logins|load-demo-data)', // the demo, whose shop, sandbox and mailbox a suite's portal has
  'shared/health', // a part reports itself unwell
  'identity/control/control-file', // the way of `admin:create` into a running portal
  'shared/clock', // a time that a test can move
  'shared/public\\.decorator', // the table of routes and roles asks which routes are public
  'kept-keys',
  'shared/sealing/[a-z.-]+', // what is sealed in a column is opened to compare it
  'shared/tenancy/(scope|tenancy(\\.check)?|serving-user\\.check)',
  'identity/look-ups\\.service', // row-level security is tried role by role, and who is looked up together with others
  'orders/order-placing\\.service',
  'payments/gateways/sandbox/sandbox-ledger\\.service', // orders as a shop places them, and their payments
  'orders/(order-contents|search/search-keys)',
  'shared/jobs/jobs', // orders as they were indexed before, and a task that is killed at its work
  'payments/gateways/sbps/sbps\\.gateway', // a card that is authorised at the simulator
  'payments/gateways/sandbox/sandbox\\.gateway',
  'payments/operations/(operation-outcomes\\.service|payment-operation\\.entity)', // a capture of long ago, recorded as it was then
  'shared/business-days', // a deadline is reckoned once more
  'shared/tenancy/database-away', // what a real connection says when it is lost is told as that
  'identity/passwords/password', // users that can log in, without a mail for each
  '[a-z/-]+\\.task', // a task runs now, not when its time comes
];
/** The benchmarks' bare handlers send the portal's own SQL and mails: only what gives the same rows may be compared. */
const DOORS_OF_THE_BENCHMARKS = [
  ...DOORS_OF_THE_SUITES,
  'support-cases/case-list\\.query',
  'shared/statement',
  'mail/rendering/message-writer',
];
/** The mail suites put a second deliverer together, as another process would have it, to set both on the same mails. */
const DOORS_OF_THE_MAIL_SUITES = [...DOORS_OF_THE_SUITES, 'mail/[a-z./-]+'];

/** What a release is made without (server/launch/release/make-release.mjs; client/src/main.ts begins it). */
const DEMO = [
  '^server/src/(demo|mail/demo-mailbox|shop|payments/gateways/sandbox|identity/control)/',
  '^server/contract/src/demo/',
  '^client/src/(app/(demo|shop)|i18n/(demo|shop))/',
];

const SPEC = '\\.(spec|e2e)\\.ts$';
const CONFIG_FILE = '(^|/)jest\\.[a-z.]+$|\\.config\\.(c|m)?[jt]s$';
/** Started by a person, a runner or a glob, not by an import. */
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
  '^test/support/jumping-clock\\.cjs$',
  SPEC,
  CONFIG_FILE,
];

module.exports = {
  SERVER_LAYERS,
  PAYMENTS_ROOMS,
  DOORS_OF_THE_SUITES,
  DOORS_OF_THE_BENCHMARKS,
  DOORS_OF_THE_MAIL_SUITES,
  DEMO,
  SPEC,
  CONFIG_FILE,
  ENTRY_POINT,
};
