import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type CasePage, tokyoDate } from '../../server/contract/src';
import { exampleAnswer } from '../support/examples/example-answers';
import { insertFixtures, PASSWORD } from '../support/examples/fixtures';
import {
  call,
  intakeRequest,
  Person,
  receivedCase,
  type Refusal,
  type Reply,
  sendToIntake,
} from '../support/portal/http';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import type { Portal } from '../support/portal/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const USAGE = 'usage_inquiry.usage_details';
/** Many more than the portal has connections. */
const CALLS = 12;

// Only a server has other clients that can lock a row.
if (ON_SERVER) {
  describe('a portal with a row that another client has locked', () => {
    let folder: string;
    let database: TestDatabase;
    let portal: PortalProcess;
    let holder: Client;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shokai-desk-held-'));
      database = await createTestDatabase();
      await insertFixtures(database.dataSource);
      await database.dataSource.query('INSERT INTO installation (demo, demo_loaded_at) VALUES (true, now())');
      portal = await startProcess({ DATA_DIR: folder, DATABASE_URL: database.url!, DATABASE_LOCK_TIMEOUT: '8' });
      holder = new Client({ connectionString: database.url });
      await holder.connect();
    });
    afterAll(async () => {
      await holder.end();
      await portal.end('SIGKILL');
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(() => holder.query('ROLLBACK'));

    async function person(userId: string): Promise<Person> {
      const user = new Person({ url: portal.url, config: { portalUrl: new URL(portal.url) } } as Portal);
      expect((await user.logIn(userId, PASSWORD)).status).toBe(201);
      return user;
    }
    const answer = (staff: Person, caseNumber: string) =>
      staff.send<Refusal>('POST', `/api/cases/${caseNumber}/answer`, {
        ...exampleAnswer(USAGE, tokyoDate(new Date())),
        version: 1,
      });
    const cases = () => Promise.all(Array.from({ length: CALLS }, () => receivedCase(portal)));
    /** Runs before any of these calls is answered. */
    async function beforeAnyOf(
      waiting: readonly Promise<Reply<unknown>>[],
      done: () => Promise<Reply<unknown>[]>,
    ): Promise<void> {
      let answered = 0;
      for (const call of waiting) void call.then(() => answered++);
      const replies = await done();
      expect([replies.map(({ status }) => status), answered]).toEqual([replies.map(() => expect.any(Number)), 0]);
      expect(replies.filter(({ status }) => status >= 300)).toEqual([]);
    }

    it('answers all other calls meanwhile, returns 503 with Retry-After to those that need the row, and accepts their retries', async () => {
      const [numbers, staff, other, support] = [
        await cases(),
        await person('staff'),
        await person('other-staff'),
        await person('support'),
      ];
      expect((await answer(staff, numbers.pop()!)).status).toBe(201);
      await holder.query(`BEGIN; SELECT 1 FROM contact_desks WHERE merchant_id = '12345' FOR UPDATE`);
      const waiting = numbers.map((caseNumber) => answer(staff, caseNumber));
      await clientWaits();
      await beforeAnyOf(waiting, () =>
        Promise.all([
          call(portal, 'GET', '/health/ready'),
          staff.get<CasePage>('/api/cases'),
          other.get<CasePage>('/api/cases'),
          other.get('/api/case-counts'),
          support.get<CasePage>('/api/cases'),
          sendToIntake(portal, intakeRequest({ merchantId: '67890' })),
        ]),
      );
      const replies = await Promise.all(waiting);
      expect(new Set(replies.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['503 busy']));
      for (const { headers } of replies) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await database.dataSource.query('SELECT count(*)::int AS n FROM answers'))[0].n).toBe(1);
      await holder.query('ROLLBACK');
      for (const caseNumber of numbers) expect((await answer(staff, caseNumber)).status).toBe(201);
    }, 200_000);

    it('processes the remaining rows of several merchants while some are locked for longer than any timeout', async () => {
      const [one, two] = [
        await Promise.all(Array.from({ length: CALLS }, () => receivedCase(portal))),
        await Promise.all(Array.from({ length: CALLS }, () => receivedCase(portal, { merchantId: '67890' }))),
      ];
      const [staff, other, support] = [await person('staff'), await person('other-staff'), await person('support')];
      expect((await answer(other, two.pop()!)).status).toBe(201);
      await holder.query(`BEGIN; SELECT 1 FROM contact_desks FOR UPDATE`);
      const first = [answer(staff, one[0]!), answer(other, two[0]!)];
      expect((await Promise.all(first)).map(({ body }) => body.code)).toEqual(['busy', 'busy']);
      const waiting = [
        ...one.map((caseNumber) => answer(staff, caseNumber)),
        ...two.map((caseNumber) => answer(other, caseNumber)),
      ];
      await clientWaits();
      await beforeAnyOf(waiting, () =>
        Promise.all([
          call(portal, 'GET', '/health/ready'),
          staff.get('/api/cases'),
          other.get('/api/cases'),
          support.get('/api/cases'),
          person('admin').then((admin) => admin.get('/api/cases')),
        ]),
      );
      expect(new Set((await Promise.all(waiting)).map(({ status, body }) => `${status} ${body.code}`))).toEqual(
        new Set(['503 busy']),
      );
    }, 200_000);

    /** Waits until a client waits for the locked row. */
    async function clientWaits(): Promise<void> {
      const watcher = new Client({ connectionString: database.url });
      await watcher.connect();
      while (
        (
          await watcher.query(
            `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
          )
        ).rowCount === 0
      )
        await pause(20);
      await watcher.end();
    }
  });
} else {
  describe('a portal on the embedded database', () => {
    it('has no other client that could lock a row', async () => {
      const database = await createTestDatabase();
      expect(
        await database.dataSource.query(
          'SELECT count(*)::int AS connections FROM pg_stat_activity WHERE datname = current_database()',
        ),
      ).toEqual([{ connections: 1 }]);
      await database.drop();
    });
  });
}
