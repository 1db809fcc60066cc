import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../db/data-source';
import type { IntakeCase } from '../../server/contract/src';
import { call, intakeRequest, sendToIntake } from '../support/portal/http';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const KEY = 'demo-acquirer-key';
const CALLS = 200;
const CONCURRENCY = 16;
const KILL_AFTER = 90;

describe('a portal that is killed', () => {
  let folder: string;
  let onServer: TestDatabase | undefined;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-kill-'));
    onServer = ON_SERVER ? await createTestDatabase() : undefined;
    env = { DATA_DIR: folder, ...(onServer && { DATABASE_URL: onServer.url! }) };
  });
  afterAll(async () => {
    await onServer?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const openAfterwards = (): Promise<DataSource> =>
    openDatabase(onServer ? { url: onServer.url! } : { embedded: { dataDir: folder } });

  it('has every acknowledged request once, with its mails, after kill -9 in the middle of 200 calls', async () => {
    const first = await startProcess(env);
    const requests = Array.from({ length: CALLS }, () => intakeRequest());
    const acknowledged = await sendUntilKilled(first, requests);
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER);
    expect(acknowledged.size).toBeLessThan(CALLS);

    const second = await startProcess(env);
    for (const [reference, caseNumber] of acknowledged) {
      const { status, body } = await call<IntakeCase>(second, 'GET', `/api/intake/v1/requests/${reference}`, {
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect([status, body.caseNumber, body.status]).toEqual([200, caseNumber, 'received']);
    }
    const again = await inTurns(requests, (request) => sendToIntake(second, request, KEY));
    expect(again.map((reply) => reply.status).filter((status) => status !== 200 && status !== 201)).toEqual([]);
    for (const [i, request] of requests.entries())
      if (acknowledged.has(request.acquirerReference)) expect(again[i]!.status).toBe(200);
    expect(await second.end('SIGTERM')).toBe(0);

    const database = await openAfterwards();
    const references = requests.map((request) => request.acquirerReference);
    const cases: { mails: number; recipients: number; audits: number; payments: number }[] = await database.query(
      `SELECT (SELECT count(*)::int FROM outgoing_mails m WHERE m.case_id = c.id) AS mails, (SELECT count(DISTINCT lower(recipient))::int FROM outgoing_mails m WHERE m.case_id = c.id) AS recipients,
         (SELECT count(*)::int FROM audit_entries e WHERE e.case_id = c.id AND e.event = 'received') AS audits, (SELECT count(*)::int FROM payment_information p WHERE p.case_id = c.id) AS payments
       FROM support_cases c WHERE acquirer_reference = ANY ($1)`,
      [references],
    );
    await database.destroy();
    expect(cases).toHaveLength(CALLS);
    expect(
      new Set(
        cases.map((row) => JSON.stringify([row.mails === row.recipients && row.mails > 0, row.audits, row.payments])),
      ),
    ).toEqual(new Set([JSON.stringify([true, 1, 1])]));
  }, 240_000);

  it('finishes running calls on SIGTERM, accepts no new connection, and exits with 0', async () => {
    const portal = await startProcess(env);
    const sending = Array.from({ length: 20 }, () => intakeRequest()).map((request) =>
      sendToIntake(portal, request, KEY).then(
        (reply) => reply.status,
        () => 0,
      ),
    );
    await Promise.race(sending);
    expect(await portal.end('SIGTERM')).toBe(0);
    const statuses = await Promise.all(sending);
    expect(statuses.filter((status) => ![201, 503, 0].includes(status))).toEqual([]);
    expect(statuses).toContain(201);
  }, 120_000);

  /**
   * Sends all requests, some of them concurrently, kills the process after a good many responses, and returns the
   * acknowledged ones.
   */
  async function sendUntilKilled(
    portal: PortalProcess,
    requests: readonly { acquirerReference: string }[],
  ): Promise<Map<string, string>> {
    const acknowledged = new Map<string, string>();
    await inTurns(requests, async (request) => {
      const reply = await sendToIntake(portal, request, KEY).catch(() => undefined);
      if (reply?.status === 201) acknowledged.set(request.acquirerReference, reply.body.caseNumber);
      if (acknowledged.size === KILL_AFTER) await portal.end('SIGKILL');
    });
    return acknowledged;
  }
});

/** Processes a list with `CONCURRENCY` concurrent items. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!);
    }),
  );
  return results;
}
