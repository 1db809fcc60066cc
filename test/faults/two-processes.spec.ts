import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AnswerReceipt,
  CASE_CATEGORIES,
  type CaseCounts,
  type CaseDetail,
  type CasePage,
  type IntakeCase,
  type IntakeReceipt,
  type NoticeTypeCode,
  tokyoDate,
} from '../../server/contract/src';
import { exampleAnswer } from '../support/examples/example-answers';
import { insertFixtures } from '../support/examples/fixtures';
import { freePort } from '../support/portal/free-port';
import { call, intakeRequest, Person, receivedCase, type Reply, sendToIntake } from '../support/portal/http';
import { pathOf, rowsOf } from '../support/cases/intake';
import { type PortalProcess, spawnPortal, startProcess } from '../support/portal/portal-process';
import { PRODUCTION_ORIGIN as ORIGIN, PRODUCTION_SETTINGS } from '../support/portal/production';
import { ANSWERED_BY, type RoundRobin, startRoundRobin } from '../support/portal/round-robin';
import { createServingUser, type ServingUser } from '../support/database/serving-user';
import { SmtpSink } from '../support/portal/smtp-sink';
import type { Portal } from '../support/portal/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const CALLS = 100;
/** Contacts of service 001, to which all requests belong. */
const MAILS_A_CASE = 2;
/** A job that nothing woke waits up to a minute for its cron, and then for a worker. */
const WITHIN_MS = 150_000;
const USAGE: NoticeTypeCode = 'usage_inquiry.usage_details';
const answeredBy = (reply: Reply) => reply.headers.get(ANSWERED_BY);

// A server allows many processes, the embedded database only one: each is tested where it applies.
if (ON_SERVER) {
  describe('two processes on one database, behind a proxy that alternates between them,', () => {
    let database: TestDatabase;
    let user: ServingUser;
    let sinks: SmtpSink[];
    let processes: PortalProcess[];
    let proxy: RoundRobin;
    beforeAll(async () => {
      database = await createTestDatabase();
      await insertFixtures(database.dataSource);
      user = await createServingUser(database.dataSource);
      sinks = [await SmtpSink.start(), await SmtpSink.start()];
      // At the same moment, as after a deployment.
      processes = await Promise.all(
        sinks.map((sink) =>
          startProcess({
            ...PRODUCTION_SETTINGS,
            DATABASE_URL: user.url(database.url!),
            SMTP_URL: withLongTimeouts(sink),
          }),
        ),
      );
      proxy = await startRoundRobin(processes.map(({ url }) => url));
    }, 180_000);
    afterAll(async () => {
      await proxy.close();
      for (const portal of processes) await portal.end('SIGKILL');
      for (const sink of sinks) await sink.goAway();
      await user.drop();
      await database.drop();
    });

    const rows = <T>(sql: string): Promise<T[]> => database.dataSource.query(sql);
    const browser = () => new Person({ url: proxy.url, config: { portalUrl: new URL(ORIGIN) } } as Portal);

    it('let a person log in at one and work at both', async () => {
      const caseNumber = await receivedCase(proxy);
      const staff = browser();
      const input = { ...exampleAnswer(USAGE, tokyoDate(new Date())), version: 1 };
      const login = await staff.logIn('staff');
      const list = await staff.get<CasePage>('/api/cases');
      const sheet = await staff.get<CaseDetail>(`/api/cases/${caseNumber}`);
      const answer = await staff.send<AnswerReceipt>('POST', `/api/cases/${caseNumber}/answer`, input);
      const sheets = [
        await staff.get<CaseDetail>(`/api/cases/${caseNumber}`),
        await staff.get<CaseDetail>(`/api/cases/${caseNumber}`),
      ];
      const again = [
        await staff.send('POST', `/api/cases/${caseNumber}/answer`, input),
        await staff.send('POST', `/api/cases/${caseNumber}/answer`, input),
      ];

      const replies: Reply[] = [login, list, sheet, answer, ...sheets, ...again];
      expect(replies.map(({ status }) => status)).toEqual([201, 200, 200, 201, 200, 200, 409, 409]);
      expect(replies.slice(1).map(answeredBy)).toEqual(
        replies.slice(0, -1).map((reply) => (answeredBy(reply) === '0' ? '1' : '0')),
      );
      expect(list.body.items.map((item) => item.caseNumber)).toEqual([caseNumber]);
      expect(sheet.body).toMatchObject({ caseNumber, status: 'received', allowed: { answer: true } });
      // Each can decrypt what the other encrypted.
      for (const { body } of sheets)
        expect(body).toMatchObject({
          status: 'closed_answered',
          answers: [{ revision: 1, sections: { purchaser: input.sections['purchaser'] } }],
        });
    });

    it('end a session in both when it is ended in one', async () => {
      const staff = browser();
      const cookie = (await staff.logIn('staff')).headers.getSetCookie()[0]!.split(';', 1)[0]!;
      // The browser deletes its cookie at logout; a copied cookie still exists.
      const atBoth = async () => {
        const replies = [
          await call(proxy, 'GET', '/api/cases', { headers: { cookie } }),
          await call(proxy, 'GET', '/api/cases', { headers: { cookie } }),
        ];
        expect(new Set(replies.map(answeredBy))).toEqual(new Set(['0', '1']));
        return replies.map(({ status }) => status);
      };
      expect(await atBoth()).toEqual([200, 200]);
      expect((await staff.send('DELETE', '/api/session')).status).toBe(204);
      expect(await atBoth()).toEqual([401, 401]);
    });

    describe('given 100 concurrent requests, each of them twice at the same moment,', () => {
      let before: Awaited<ReturnType<typeof rowsOf>>;
      let pairs: [Reply<IntakeReceipt>, Reply<IntakeReceipt>][];
      beforeAll(async () => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((released) => (release = released));
        // While mails are held, each process keeps its first claim, so that the other one has to send the rest with it.
        for (const sink of sinks) sink.holds = () => held;
        before = await rowsOf({ rows } as Portal);
        const requests = Array.from({ length: CALLS }, () => intakeRequest());
        pairs = await Promise.all(
          requests.map((request) => Promise.all([sendToIntake(proxy, request), sendToIntake(proxy, request)])),
        );
        await Promise.all(sinks.map(({ holding }) => holding));
        release();
      }, WITHIN_MS);

      it('create one case for each', async () => {
        const replies = pairs.flat();
        for (const place of ['0', '1'])
          expect(replies.filter((reply) => answeredBy(reply) === place)).toHaveLength(CALLS);
        expect(pairs.some(([one, other]) => answeredBy(one) !== answeredBy(other))).toBe(true);
        expect(
          new Set(
            pairs.map((pair) =>
              pair
                .map(({ status }) => status)
                .sort()
                .join(),
            ),
          ),
        ).toEqual(new Set(['200,201']));
        for (const [one, other] of pairs) expect(one.body).toEqual(other.body);
        expect(new Set(replies.map(({ body }) => body.caseNumber)).size).toBe(CALLS);
        expect(await rowsOf({ rows } as Portal)).toEqual({
          cases: before.cases + CALLS,
          payments: before.payments + CALLS,
          mails: before.mails + MAILS_A_CASE * CALLS,
          audited: before.audited + CALLS,
        });
      });

      it(
        'count the rows of the table, and continue to do so when the counts are folded',
        async () => {
          const [staff, support] = [browser(), browser()];
          for (const [person, userId] of [
            [staff, 'staff'],
            [support, 'support'],
          ] as const)
            expect((await person.logIn(userId)).status).toBe(201);
          await expectCountsOf(staff, support);
          await until(
            async () => (await rows('SELECT 1 FROM case_count_deltas')).length === 0,
            'the counts are not folded',
          );
          await expectCountsOf(staff, support);
        },
        WITHIN_MS + 30_000,
      );

      it(
        'send each mail once, both at the same time, and exit without errors',
        async () => {
          await until(
            async () => (await rows(`SELECT 1 FROM outgoing_mails WHERE state <> 'sent'`)).length === 0,
            'some mails are not sent',
          );
          // Both finish their running work: a second copy of a mail that is still being sent would arrive before they
          // exit.
          expect(await Promise.all(processes.map((portal) => portal.end('SIGTERM')))).toEqual([0, 0]);
          const queued = await rows<{ id: string; recipient: string }>('SELECT id, recipient FROM outgoing_mails');
          const taken = sinks.flatMap((sink) => sink.taken);
          expect(queued.length).toBeGreaterThanOrEqual(MAILS_A_CASE * CALLS);
          const mails = taken.map(({ content, recipient }) => `${content.messageId} ${recipient}`);
          expect(mails.sort()).toEqual(queued.map(({ id, recipient }) => `<${id}@example.jp> ${recipient}`).sort());
          expect(await rows('SELECT DISTINCT attempts FROM outgoing_mails')).toEqual([{ attempts: 1 }]);
          for (const sink of sinks) expect(sink.taken.length).toBeGreaterThan(0);
          for (const portal of processes) expect(portal.printed()).not.toContain('"level":50');
        },
        WITHIN_MS + 30_000,
      );

      /**
       * Compares the counts of each process, for a merchant and for support, which have separate tables. All cases
       * belong to one merchant.
       */
      async function expectCountsOf(...people: readonly Person[]): Promise<void> {
        const counted = await rows<{
          category: string;
        }>(`SELECT category, count(*) FILTER (WHERE status = 'received')::int AS received,
          count(*) FILTER (WHERE status = 'reopened')::int AS reopened, count(*) FILTER (WHERE status = 'closed_answered')::int AS answered FROM support_cases GROUP BY category`);
        const none = { received: 0, reopened: 0, answered: 0 };
        const expected = CASE_CATEGORIES.map((category) =>
          expect.objectContaining(counted.find((row) => row.category === category) ?? { category, ...none }),
        );
        for (const person of people) {
          const replies = [
            await person.get<CaseCounts>('/api/case-counts'),
            await person.get<CaseCounts>('/api/case-counts'),
          ];
          expect(new Set(replies.map(answeredBy))).toEqual(new Set(['0', '1']));
          for (const { body } of replies) expect(body.categories).toEqual(expected);
        }
      }
    });
  });
} else {
  describe('a second process on the data folder of an embedded database', () => {
    const key = 'demo-acquirer-key';
    let folder: string;
    let first: PortalProcess;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shokai-desk-two-'));
      first = await startProcess({ DATA_DIR: folder });
    }, 180_000);
    afterAll(async () => {
      await first.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });

    const read = (reference: string) =>
      call<IntakeCase>(first, 'GET', pathOf(reference), { headers: { authorization: `Bearer ${key}` } });

    it('does not start and explains why, while the first continues to answer', async () => {
      const [earlier, later] = [intakeRequest(), intakeRequest()];
      expect((await sendToIntake(first, earlier, key)).status).toBe(201);

      const second = spawnPortal({ DATA_DIR: folder }, await freePort());
      const [code] = (await once(second.child, 'close')) as [number | null];
      expect([code, second.printed()]).toEqual([
        1,
        `DATA_DIR ${folder} is in use by another process of the portal: stop that one, or set DATA_DIR to another folder.\n`,
      ]);

      expect((await call(first, 'GET', '/health/ready')).status).toBe(200);
      expect((await sendToIntake(first, later, key)).status).toBe(201);
      for (const { acquirerReference } of [earlier, later])
        expect((await read(acquirerReference)).body).toMatchObject({ acquirerReference, status: 'received' });
      expect(await first.end('SIGTERM')).toBe(0);
    }, 120_000);
  });
}

/** SMTP timeouts so long that no reply is given up and no mail sent again while a test holds it back. */
function withLongTimeouts({ port }: SmtpSink): string {
  return `smtp://127.0.0.1:${port}?socketTimeout=${WITHIN_MS}`;
}

async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(otherwise);
    await pause(200);
  }
}
