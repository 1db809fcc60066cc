import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CaseCounts, CaseDetail, CasePage } from '../../server/contract/src';
import { createApp } from '../../server/src/app.setup';
import { demoParts } from '../../server/src/demo/demo.module';
import { readDemoConfig } from '../../server/src/demo/demo-config';
import { BIGGEST, MERCHANTS, USERS } from '../bench/seed/base-rows';
import { MASTER_KEY } from '../bench/seed/encrypted-samples';
import { seed } from '../bench/seed/seed';
import { askOnce, logIn, type Person } from '../bench/world/person';
import { freePort } from '../support/portal/free-port';
import { TestClock } from '../support/portal/test-clock';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const CASES = 4_000;

/** Each foreign key with a query that counts the rows that violate it. */
const ORPHANS = `SELECT conname AS name, format('SELECT count(*)::int AS n FROM %s a WHERE %s AND NOT EXISTS (SELECT 1 FROM %s b WHERE %s)', conrelid::regclass,
    (SELECT string_agg(format('a.%I IS NOT NULL', x.attname), ' AND ') FROM unnest(conkey) AS k JOIN pg_attribute x ON x.attrelid = conrelid AND x.attnum = k), confrelid::regclass,
    (SELECT string_agg(format('a.%I = b.%I', x.attname, y.attname), ' AND ') FROM unnest(conkey, confkey) AS k (here, there)
      JOIN pg_attribute x ON x.attrelid = conrelid AND x.attnum = here JOIN pg_attribute y ON y.attrelid = confrelid AND y.attnum = there)) AS sql
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
const INDEXES = `SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'bench%' ORDER BY 1`;

/** A benchmark is meaningful only if the portal treats its rows like real ones. */
describe('the benchmarks’ cases', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let port: number;
  let staff: Person;
  let before: unknown;
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-bench-seed-'));
  const rows = <T>(sql: string, values: unknown[] = []) => database.dataSource.query<T[]>(sql, values);

  beforeAll(async () => {
    database = await createTestDatabase();
    before = await rows(INDEXES);
    const connection = database.dataSource.createQueryRunner();
    await seed({ query: (sql, values) => connection.query(sql, values && [...values]) }, CASES);
    await connection.release();
    port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const config = readDemoConfig({
      DATA_DIR: folder,
      PORT: String(port),
      PORTAL_URL: origin,
      LOG_LEVEL: 'error',
      MASTER_KEY: MASTER_KEY.toString('base64'),
      SESSION_SECRET: 'nobody logs in here but test suites',
    });
    app = await createApp({ ...demoParts(config), clock: new TestClock(), database: database.dataSource });
    await app.listen(port, '127.0.0.1');
    staff = await logIn({ port, origin }, USERS.biggest);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('belong to 500 merchants, a fifth of them to one', async () => {
    const shares = await rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM support_cases GROUP BY merchant_id ORDER BY 1 DESC',
    );
    expect(shares[0]!.n / CASES).toBeCloseTo(0.2, 1);
    expect(shares.length).toBeGreaterThan(MERCHANTS / 2);
    expect(await rows('SELECT count(*)::int AS n FROM merchants')).toEqual([{ n: MERCHANTS }]);
  });

  it('violate no foreign key, although the checks were off while they were inserted', async () => {
    const keys = await rows<{ name: string; sql: string }>(ORPHANS);
    expect(keys.length).toBeGreaterThan(20);
    for (const { name, sql } of keys) expect([name, await rows(sql)]).toEqual([name, [{ n: 0 }]]);
  });

  it('have every index of a migrated database', async () => {
    expect(await rows(INDEXES)).toEqual(before);
  });

  it('are counted in the same way as by the portal', async () => {
    const [truth] = await rows<{ received: number; answered: number }>(
      `SELECT count(*) FILTER (WHERE status = 'received')::int AS received, count(*) FILTER (WHERE status = 'closed_answered')::int AS answered FROM support_cases WHERE merchant_id = $1`,
      [BIGGEST],
    );
    const { categories } = await askOnce<CaseCounts>(port, { path: '/api/case-counts', headers: staff });
    expect(categories[0]).toMatchObject(truth!);
  });

  it('are listed to their own merchant only', async () => {
    const { items } = await askOnce<CasePage>(port, { path: '/api/cases?sort=receivedAt&order=desc', headers: staff });
    expect(items).toHaveLength(50);
    expect(new Set(items.map(({ merchantId }) => merchantId))).toEqual(new Set([BIGGEST]));
    const [foreign] = await rows<{ case_number: string }>(
      'SELECT case_number FROM support_cases WHERE merchant_id <> $1 LIMIT 1',
      [BIGGEST],
    );
    await expect(askOnce(port, { path: `/api/cases/${foreign!.case_number}`, headers: staff })).rejects.toThrow('404');
  });

  it('can be read with order, operation and answer, in samples', async () => {
    const sampled = await rows<{ case_number: string }>('SELECT case_number FROM bench_samples');
    expect(sampled.length).toBeGreaterThan(20);
    const sheet = await askOnce<CaseDetail>(port, { path: `/api/cases/${sampled[0]!.case_number}`, headers: staff });
    expect(sheet.order).toMatchObject({
      buyerName: '髙﨑 𠮷子',
      card: { state: 'captured', operations: [{ state: 'succeeded' }] },
    });
    expect(sheet.answers).toEqual([expect.objectContaining({ revision: 1, noticeType: sheet.noticeType })]);
  });

  it('leave the sequences at the next free numbers', async () => {
    expect(await rows(`SELECT nextval(pg_get_serial_sequence('support_cases', 'id'))::int AS next`)).toEqual([
      { next: CASES + 1 },
    ]);
  });
});
