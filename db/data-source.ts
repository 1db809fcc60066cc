import { join } from 'node:path';
import { type Client, types } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CorkingSocket, QuietClient } from './connection';
import { openEmbedded } from './embedded-database';
import { TransactionEnd } from './transaction-end';

export { checkWritable, DataDirError } from './embedded-database';
export { applyPolicies, policyProblems } from './row-level-security/apply-policies';
export { type Declaration, PORTAL_ROLES } from './row-level-security/declaration';
export { closeTransaction } from './transaction-end';
export { closeToPublic, GrantError, grantServing, servingUsers } from './serving-user';

/** Where the database is: on a PostgreSQL server, or embedded in a folder (`memory://` for tests). */
export interface DatabaseLocation {
  readonly url?: string;
  /** The number of connections to the server; the embedded database has one. */
  readonly poolSize?: number;
  /**
   * After this time without a response, the server counts as lost and the connection is closed. undefined = no limit.
   */
  readonly timeoutMs?: number;
  /** How long a statement waits for a row lock before it fails. undefined = until the lock is released. */
  readonly lockTimeoutMs?: number;
  readonly embedded?: { readonly dataDir: string; readonly snapshot?: Blob };
}

const DATE_OID = 1082;
const CONNECTION_TIMEOUT_MS = 10_000;
/** After this idle time, TCP checks whether the other end of a connection still exists. */
const KEEP_ALIVE_AFTER_MS = 10_000;

// A calendar date has no time zone: it stays the text `YYYY-MM-DD`.
types.setTypeParser(DATE_OID, (text) => text);

/** Returns an initialised data source; closing it also closes the embedded database and releases its folder. */
export async function openDatabase(location: DatabaseLocation): Promise<DataSource> {
  const embedded = location.embedded ? await openEmbedded(location.embedded) : undefined;
  const dataSource = new DataSource({ ...options(location), ...(embedded && { extra: embedded.poolConfig }) });
  if (embedded) {
    const destroy = dataSource.destroy.bind(dataSource);
    dataSource.destroy = async () => {
      await destroy();
      await embedded.close();
    };
  }
  return dataSource.initialize().catch(async (error: unknown) => {
    await embedded?.close();
    throw error;
  });
}

function options({ url, poolSize, timeoutMs, lockTimeoutMs }: DatabaseLocation): DataSourceOptions {
  const root = join(__dirname, '..');
  return {
    type: 'postgres',
    ...(url !== undefined && { url }),
    entities: [join(root, 'server/src/**/*.entity.{js,ts}')],
    migrations: [join(__dirname, 'migrations/*.{js,ts}')],
    migrationsTransactionMode: 'each',
    subscribers: [TransactionEnd],
    applicationName: 'shokai-desk',
    extra: {
      Client: QuietClient,
      stream: () => new CorkingSocket(),
      pipeline: true,
      max: poolSize,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      query_timeout: timeoutMs,
      onConnect: (client: Client) => setUp(client, { timeoutMs, lockTimeoutMs }),
    },
  };
}

/**
 * Sets these after the connection is established, because a connection pooler like PgBouncer refuses nearly all
 * settings in the startup message.
 */
async function setUp(
  client: Client,
  { timeoutMs, lockTimeoutMs }: Pick<DatabaseLocation, 'timeoutMs' | 'lockTimeoutMs'>,
): Promise<void> {
  const settings = {
    // The opposite case: the locks of a portal that is lost within a transaction are released after this time.
    idle_in_transaction_session_timeout: timeoutMs,
    lock_timeout: lockTimeoutMs,
  };
  const statements = Object.entries(settings).flatMap(([name, ms]) =>
    ms === undefined ? [] : [`SET ${name} = ${ms}`],
  );
  if (statements.length) await client.query(statements.join('; '));
}
