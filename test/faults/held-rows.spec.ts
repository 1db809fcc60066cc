import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type CasePage, tokyoDate } from '../../server/contract/src';
import { exampleAnswer } from '../support/example-answers';
import { insertFixtures, PASSWORD } from '../support/fixtures';
import { call, intakeRequest, Person, receivedCase, type Refusal, type Reply, sendToIntake } from '../support/http';
import { type PortalProcess, startProcess } from '../support/portal-process';
import type { Portal } from '../support/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/test-database';

const USAGE = 'usage_inquiry.usage_details';
/** Many more than the portal has connections. */
const CALLS = 12;

// Only a server has somebody else who could hold a row.
if (ON_SERVER) {
  describe('a portal in whose database somebody holds a row', () => {
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
      const somebody = new Person({ url: portal.url, config: { portalUrl: new URL(portal.url) } } as Portal);
      expect((await somebody.logIn(userId, PASSWORD)).status).toBe(201);
      return somebody;
    }
    const answer = (staff: Person, caseNumber: string) =>
      staff.send<Refusal>('POST', `/api/cases/${caseNumber}/answer`, {
        ...exampleAnswer(USAGE, tokyoDate(new Date())),
        version: 1,
      });
    const cases = () => Promise.all(Array.from({ length: CALLS }, () => receivedCase(portal)));
    /** Before anybody who waits for the row is told anything. */
    async function beforeAnyOf(
      waiting: readonly Promise<Reply<unknown>>[],
      done: () => Promise<Reply<unknown>[]>,
    ): Promise<void> {
      let told = 0;
      for (const call of waiting) void call.then(() => told++);
      const replies = await done();
      expect([replies.map(({ status }) => status), told]).toEqual([replies.map(() => expect.any(Number)), 0]);
      expect(replies.filter(({ status }) => status >= 300)).toEqual([]);
    }

    it('answers everybody else meanwhile, tells those who need the row to come again, and takes what they then send', async () => {
      const [numbers, staff, other, support] = [
        await cases(),
        await person('staff'),
        await person('other-staff'),
        await person('support'),
      ];
      expect((await answer(staff, numbers.pop()!)).status).toBe(201);
      await holder.query(`BEGIN; SELECT 1 FROM contact_desks WHERE merchant_id = '12345' FOR UPDATE`);
      const waiting = numbers.map((caseNumber) => answer(staff, caseNumber));
      await waitedFor();
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

    it('goes on for the rest where rows of several merchants are held for longer than anybody waits', async () => {
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
      await waitedFor();
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

    /** Somebody waits for what the holder has. */
    async function waitedFor(): Promise<void> {
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
    it('has nobody beside itself who could hold a row', async () => {
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
