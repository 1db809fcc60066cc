import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { insertFixtures } from '../support/examples/fixtures';
import { MixedLoad } from '../support/portal/mixed-load';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import { type Cluster, startCluster, type Stop } from '../support/database/postgres-cluster';
import { startPortal } from '../support/portal/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const TERMINATIONS = 1_050;
/**
 * Terminates one connection at a time, so that the others continue: merchants', acquirers' and tasks' work is hit in
 * turn.
 */
const TERMINATED_EVERY_MS = 5;
const RESTARTS = 20;
const SETTLED_WITHIN_MS = 150_000;

/** Picks one of the portal's connections that is inside a transaction, if there is any: that is the critical moment. */
const TERMINATE = `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'shokai-desk'
  ORDER BY state LIKE 'idle in transaction%' DESC, random() LIMIT 1`;

/** The final state of everything that callers sent; the demo's own rows are not part of it. */
const CASES = `SELECT acquirer_reference AS reference, case_number AS "caseNumber", status, revision,
    (SELECT count(*)::int FROM answers a WHERE a.merchant_id = c.merchant_id AND a.case_id = c.id) AS answers,
    (SELECT count(*)::int FROM payment_information p WHERE p.merchant_id = c.merchant_id AND p.case_id = c.id) AS payments,
    (SELECT count(*)::int FROM audit_entries e WHERE e.case_id = c.id AND e.event = 'received') AS received,
    (SELECT count(*)::int FROM audit_entries e WHERE e.case_id = c.id AND e.event = 'answered') AS answered,
    (SELECT count(*)::int FROM outgoing_mails m WHERE m.case_id = c.id AND m.template = 'answer-receipt') AS receipts
  FROM support_cases c WHERE acquirer_reference = ANY ($1)`;
const ORDERS = `SELECT p.order_id AS id, p.state, s.status AS ledger,
    (SELECT count(*)::int FROM payment_operations o WHERE o.order_id = p.order_id AND o.state = 'succeeded') AS succeeded
  FROM payments p JOIN sandbox_payments s USING (merchant_id, tracking_id) WHERE p.order_id = ANY ($1::bigint[])`;
const OPEN = `SELECT (SELECT count(*)::int FROM payment_operations WHERE state IN ('requested', 'unknown')) + (SELECT count(*)::int FROM case_count_deltas) AS n`;

// Only a server can terminate connections; the embedded database has none.
if (ON_SERVER) {
  describe('a portal under load', () => {
    it('loses and duplicates nothing, keeps running and returns 503 while its connections are terminated a thousand times', async () => {
      await runDuring(await createTestDatabase(), async (client, { ledger }) => {
        const ended = new Set<number>();
        for (; ended.size < TERMINATIONS && ledger.wrong.length === 0; await pause(TERMINATED_EVERY_MS))
          for (const { pid } of (await client.query(TERMINATE)).rows) ended.add(pid);
      });
    }, 1_200_000);

    it('does the same while PostgreSQL is restarted twenty times', async () => {
      const cluster = await startCluster();
      if (!cluster)
        return console.warn(
          'PostgreSQL’s programs are not on this machine (Debian: apt-get install postgresql): connections were terminated, the server was not restarted',
        );
      try {
        await runDuring(await createTestDatabase(cluster.url), (_, load) => restarts(cluster, load));
      } finally {
        await cluster.stop();
      }
    }, 1_200_000);
  });
} else {
  describe('a portal on the embedded database', () => {
    it('processes every concurrent request, answer and capture once', async () => {
      const portal = await startPortal();
      const load = new MixedLoad(portal);
      await load.begin();
      await pause(5_000);
      await load.end();
      expect(load.ledger.wrong).toEqual([]);
      expect([...load.ledger.statuses.keys()].sort()).toEqual([200, 201]);
      await portal.stop();
    }, 200_000);
  });
}

/** Some restarts close the clients' connections, others drop them. The pauses in between let some work finish. */
async function restarts(cluster: Cluster, load: MixedLoad): Promise<void> {
  for (let i = 0; i < RESTARTS; i++) {
    const before = load.ledger.answered.size;
    await cluster.restart((['fast', 'immediate'] satisfies Stop[])[i % 2]!);
    for (const end = Date.now() + 60_000; load.ledger.answered.size < before + 3; await pause(20)) {
      if (Date.now() > end || load.ledger.wrong.length)
        throw new Error(`nothing gets done after restart ${i + 1}: ${load.ledger.wrong.join('\n')}`);
    }
  }
}

/** Runs the load during `faults`, and compares the responses with the content of the database. */
async function runDuring(
  database: TestDatabase,
  faults: (client: Client, load: MixedLoad) => Promise<void>,
): Promise<void> {
  const { dataSource, url } = database;
  await insertFixtures(dataSource);
  await dataSource.query('INSERT INTO installation (demo, demo_loaded_at) VALUES (true, now())');
  await dataSource.destroy();
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-lost-'));
  const portal = await startProcess({ DATA_DIR: folder, DATABASE_URL: url! });
  try {
    const load = new MixedLoad(portal);
    await load.begin();
    const client = await connected(url!);
    await faults(client, load).finally(() => client.end().catch(() => undefined));
    await load.end();
    await expectStored(url!, load);
    expect(portal.child.exitCode).toBeNull();
    expect(await portal.end('SIGTERM')).toBe(0);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${unexpectedLines(portal)}`, { cause: error });
  } finally {
    portal.child.kill('SIGKILL');
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lines that the portal logged besides the expected ones. */
function unexpectedLines(portal: PortalProcess): string {
  return portal
    .printed()
    .split('\n')
    .filter((line) => !/the database cannot be reached|"context":"(Jobs|Mail)"/i.test(line))
    .join('\n')
    .slice(-8_000);
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function expectStored(url: string, { ledger }: MixedLoad): Promise<void> {
  const client = await connected(url);
  try {
    for (const end = Date.now() + SETTLED_WITHIN_MS; (await client.query(OPEN)).rows[0].n > 0; await pause(200))
      if (Date.now() > end) throw new Error('some operations or counts are still open');
    const cases = (await client.query(CASES, [[...ledger.cases.keys()]])).rows;
    const orders = (await client.query(ORDERS, [[...ledger.captured]])).rows;
    expect(ledger.wrong).toEqual([]);
    expect([...ledger.statuses.keys()].filter((status) => ![200, 201, 409, 503].includes(status))).toEqual([]);
    for (const status of [200, 201, 503]) expect(ledger.statuses.get(status)).toBeGreaterThan(0);
    expect(new Map(cases.map((row) => [row.reference, row.caseNumber]))).toEqual(ledger.cases);
    for (const row of cases.filter(({ caseNumber }) => ledger.answered.has(caseNumber))) {
      expect(row).toEqual({
        ...row,
        status: 'closed_answered',
        revision: 1,
        answers: 1,
        payments: 1,
        received: 1,
        answered: 1,
        receipts: 1,
      });
    }
    expect(orders).toHaveLength(ledger.captured.size);
    for (const order of orders)
      expect(order).toEqual({
        id: order.id,
        state: order.ledger,
        ledger: order.ledger,
        succeeded: order.ledger === 'captured' ? 1 : 0,
      });
  } finally {
    await client.end();
  }
}
