import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  addDays,
  type CaseCounts,
  type CaseDetail,
  type CasePage,
  NOTICE_TYPE_CODES,
  ORDER_ATTENTIONS,
  type OrderPage,
  type PaymentDifferencePage,
} from '../../server/contract/src';
import { createApp } from '../../server/src/app.setup';
import { demoParts } from '../../server/src/demo/demo.module';
import { readDemoConfig } from '../../server/src/demo/demo-config';
import { DemoClock } from '../../server/src/demo/demo-clock';
import { DEMO_ACQUIRER_KEY, DEMO_LOGINS, DEMO_PASSWORD } from '../../server/src/demo/demo-logins';
import { loadDemoData } from '../../server/src/demo/load-demo-data';
import { insertFixtures } from '../support/examples/fixtures';
import { intakeRequest, Person, sendToIntake } from '../support/portal/http';
import type { Portal } from '../support/portal/start-portal';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

interface Demo {
  readonly database: TestDatabase;
  readonly app: NestFastifyApplication;
  readonly clock: DemoClock;
  readonly portal: Portal;
  stop(): Promise<void>;
}

/** A portal on an empty database, as `npm start` starts it. */
async function emptyPortal(clock = new DemoClock()): Promise<Demo> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-demo-'));
  const config = readDemoConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'fatal',
    PORTAL_URL: 'http://127.0.0.1',
    MASTER_KEY: randomBytes(32).toString('base64'),
  });
  const app = await createApp({ ...demoParts(config), clock, database: database.dataSource });
  await app.init();
  const stop = async () => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, app, clock, stop, portal: { app, config, database: database.dataSource } as unknown as Portal };
}

async function listening(demo: Demo): Promise<Portal> {
  await demo.app.listen(0, '127.0.0.1');
  return Object.assign(demo.portal, { url: await demo.app.getUrl() });
}

async function person(portal: Portal, userId: string): Promise<Person> {
  const someone = new Person(portal);
  expect((await someone.logIn(userId, DEMO_PASSWORD)).status).toBe(201);
  return someone;
}

/** Counts everything that loading writes; a second case, mail or history entry would be noticed. */
async function inventory({ database }: Demo): Promise<Record<string, number>> {
  const tables = [
    'merchants',
    'services',
    'contacts',
    'users',
    'acquirers',
    'acquirer_keys',
    'support_cases',
    'payment_information',
    'answers',
    'reopenings',
    'withdrawals',
    'audit_entries',
    'outgoing_mails',
    'payment_differences',
  ];
  const rows = await Promise.all(
    tables.map(async (table) => [
      table,
      (await database.dataSource.query(`SELECT count(*)::integer AS n FROM ${table}`))[0].n as number,
    ]),
  );
  return Object.fromEntries(rows);
}

/** The counts after one undisturbed loading. */
let complete: Record<string, number>;
/** When that loading began: it contains the events up to then. */
let begunAt: number;

describe('demo data', () => {
  let demo: Demo;
  let portal: Portal;
  const rows = <T>(sql: string): Promise<T[]> => demo.database.dataSource.query(sql);

  beforeAll(async () => {
    demo = await emptyPortal();
    begunAt = Date.now();
    await loadDemoData(demo.app, demo.clock);
    complete = await inventory(demo);
    portal = await listening(demo);
  });
  afterAll(() => demo.stop());

  it('allows every demo login', async () => {
    for (const { userId } of DEMO_LOGINS) await person(portal, userId);
  });

  it('gives merchant 12345 an open case of each notice type, and five weeks of others', async () => {
    const open = await rows<{ notice_type: string }>(
      `SELECT DISTINCT notice_type FROM support_cases WHERE merchant_id = '12345' AND status = 'received'`,
    );
    expect(open.map((row) => row.notice_type).sort()).toEqual([...NOTICE_TYPE_CODES].sort());
    const [counts] = await rows<
      Record<string, number>
    >(`SELECT count(*) FILTER (WHERE merchant_id = '12345')::integer AS first, count(*) FILTER (WHERE merchant_id = '67890')::integer AS second,
      count(*) FILTER (WHERE status = 'reopened')::integer AS reopened, count(*) FILTER (WHERE revision = 2)::integer AS corrected,
      count(*) FILTER (WHERE status = 'closed_withdrawn')::integer AS withdrawn, count(DISTINCT service_id)::integer AS services FROM support_cases`);
    expect(counts).toEqual({
      first: expect.any(Number),
      second: 12,
      reopened: 2,
      corrected: 1,
      withdrawn: 2,
      services: 2,
    });
    expect(counts!['first']).toBeGreaterThanOrEqual(90);
  });

  it('shows overdue cases and cases due soon at the top', async () => {
    const { body } = await (await person(portal, 'merchant-staff')).get<CaseCounts>('/api/case-counts');
    const [{ received, reopened, answered, overdue, dueSoon }] = body.categories as [CaseCounts['categories'][number]];
    expect({ received, reopened }).toEqual({ received: 34, reopened: 2 });
    // Six by their own days; the two reopened cases are due three business days after that, which weekends and holidays
    // move.
    expect([6, 7, 8]).toContain(overdue);
    expect(answered).toBeGreaterThanOrEqual(60);
    expect(dueSoon).toBeGreaterThanOrEqual(10);
    expect(overdue + dueSoon).toBeLessThan(received - 5);
  });

  it('has unread and viewed cases waiting, and none from the future', async () => {
    const { body } = await (
      await person(portal, 'merchant-viewer')
    ).get<CasePage>('/api/cases?status=received&sort=receivedAt&order=desc');
    expect(new Set(body.items.map((item) => item.unread))).toEqual(new Set([true, false]));
    const [{ late }] = (await rows<{ late: number }>(
      'SELECT count(*)::integer AS late FROM audit_entries WHERE at > now()',
    )) as [{ late: number }];
    expect(late).toBe(0);
    const disorder = await rows(
      `SELECT id FROM (SELECT id, at, lag(at) OVER (PARTITION BY case_id ORDER BY id) AS before FROM audit_entries WHERE case_id IS NOT NULL AND event <> 'answer_viewed') e WHERE before > at`,
    );
    expect(disorder).toEqual([]);
  });

  it('keeps a corrected answer with both revisions, the reason and the whole history', async () => {
    const [{ case_number }] = (await rows<{ case_number: string }>(
      'SELECT case_number FROM support_cases WHERE revision = 2',
    )) as [{ case_number: string }];
    const { body } = await (await person(portal, 'merchant-staff')).get<CaseDetail>(`/api/cases/${case_number}`);
    expect(body.answers.map((answer) => answer.revision)).toEqual([2, 1]);
    expect(body.reopenings).toHaveLength(1);
    expect(body.history.map((entry) => entry.event)).toEqual([
      'answered',
      'reopened',
      'answered',
      'opened',
      'received',
    ]);
  });

  it('has an order for each kind of 要対応, and discounts and points among the lines', async () => {
    const attentions = await Promise.all(
      ORDER_ATTENTIONS.map(
        async (attention) =>
          (await (await person(portal, 'merchant-staff')).get<OrderPage>(`/api/orders?attention=${attention}`)).body
            .items.length,
      ),
    );
    expect(attentions.every((count) => count > 0)).toBe(true);
    expect(
      (await rows<{ kind: string }>('SELECT DISTINCT kind FROM order_items ORDER BY kind')).map(({ kind }) => kind),
    ).toEqual(['discount', 'points', 'product']);
  });

  it('has one payment that was captured elsewhere, found by a reconciliation', async () => {
    const { body } = await (
      await person(portal, 'merchant-staff')
    ).get<PaymentDifferencePage>('/api/payment-differences');
    expect(body.items.map(({ ours, theirs }) => [ours, theirs])).toEqual([['authorized', 'captured']]);
    expect(await rows('SELECT order_id FROM payment_differences')).toHaveLength(1);
  });

  it('accepts requests with the demo key', async () => {
    expect((await sendToIntake(portal, intakeRequest(), DEMO_ACQUIRER_KEY)).status).toBe(201);
  });

  it('changes nothing when it is already loaded', async () => {
    const before = await inventory(demo);
    await loadDemoData(demo.app, demo.clock);
    expect(await inventory(demo)).toEqual(before);
  });
});

describe('loading demo data', () => {
  it('continues where it was interrupted, also on a later day', async () => {
    const clock = new InterruptedClock(120, begunAt);
    const demo = await emptyPortal(clock);
    await expect(loadDemoData(demo.app, clock)).rejects.toThrow('interrupted');
    const halfway = await inventory(demo);
    clock.goOn(addDays(clock.today(), 1));
    await loadDemoData(demo.app, clock);
    expect(await inventory(demo)).toEqual(complete);
    expect(halfway['support_cases']).toBeLessThan(complete['support_cases']!);
    await demo.stop();
  });

  it("refuses a database that holds data which is not the demo's, and leaves it unchanged", async () => {
    const demo = await emptyPortal();
    await insertFixtures(demo.database.dataSource);
    const before = await inventory(demo);
    await expect(loadDemoData(demo.app, demo.clock)).rejects.toThrow('not the demo');
    expect(await inventory(demo)).toEqual(before);
    await demo.stop();
  });

  it('refuses a database that has only an administrator so far', async () => {
    const demo = await emptyPortal();
    await demo.database.dataSource.query(
      `INSERT INTO users (user_id, name, email, role, created_at) VALUES ('root', 'root', 'root@example.jp', 'support_admin', now())`,
    );
    await expect(loadDemoData(demo.app, demo.clock)).rejects.toThrow('not the demo');
    await demo.stop();
  });
});

/**
 * Begins at an instant and stops after some events, as a killed process does, until it is made to continue, on another
 * day.
 */
class InterruptedClock extends DemoClock {
  private laterMs: number;

  constructor(
    private left: number,
    beginsAt: number,
  ) {
    super();
    this.laterMs = beginsAt - Date.now();
  }

  override now(): Date {
    return new Date(super.now().getTime() + this.laterMs);
  }

  override during<T>(at: Date, work: () => Promise<T>): Promise<T> {
    if (this.left-- <= 0) return Promise.reject(new Error('interrupted'));
    return super.during(new Date(at.getTime() - this.laterMs), work);
  }

  goOn(today: string): void {
    this.left = Infinity;
    this.laterMs += Date.parse(today) - Date.parse(this.today());
  }
}
