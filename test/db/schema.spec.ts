import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { migrateDatabase } from '../../server/src/boot/migrate-database';
import { FoldCountsTask } from '../../server/src/support-cases/list/fold-counts.task';
import { VacuumTask } from '../../server/src/shared/jobs/vacuum.task';
import {
  addDays,
  CASE_STATUSES,
  type CaseCounts,
  type CasePage,
  caseStatus,
  tokyoDate,
} from '../../server/contract/src';
import { exampleAnswer } from '../support/examples/example-answers';
import { loggedIn, receivedCase } from '../support/portal/http';
import { type Portal, startPortal } from '../support/portal/start-portal';

describe('the database', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  it('has nothing to migrate after it was migrated', async () => {
    expect(await migrateDatabase(portal.database)).toEqual([]);
  });

  it('is known to the application by entities that their modules register', () => {
    const entities = portal.database.entityMetadatas.map(({ target }) => target as new () => object);
    expect(entities.length).toBeGreaterThan(15);
    for (const entity of entities) {
      const repository = portal.app.get<Repository<object>>(getRepositoryToken(entity), { strict: false });
      expect(repository.metadata.target).toBe(entity);
    }
  });

  it('can be migrated down to nothing and up again', async () => {
    const other = await startPortal();
    const shape = () =>
      Promise.all([
        other.rows(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`),
        other.rows(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`),
        other.rows(
          `SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e') ORDER BY 1`,
        ),
        other.rows(`SELECT tablename, policyname, qual, with_check FROM pg_policies ORDER BY 1, 2`),
      ]);
    const before = await shape();
    for (const _ of other.database.migrations) await other.database.undoLastMigration();
    expect(
      await other.rows(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`),
    ).toEqual([{ relname: 'migrations' }]);
    expect((await shape())[2]).toEqual([]);
    await migrateDatabase(other.database);
    expect(await shape()).toEqual(before);
    await other.stop();
  });

  it('refuses a second answer row for a revision, and a case without its merchant’s service', async () => {
    const caseNumber = await receivedCase(portal);
    const staff = await loggedIn(portal, 'staff');
    await staff.send('POST', `/api/cases/${caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
      version: 1,
    });
    await expect(portal.rows('INSERT INTO answers SELECT * FROM answers LIMIT 1')).rejects.toThrow(/answers_pkey/);
    await expect(
      portal.rows(`UPDATE support_cases SET service_id = '999' WHERE case_number = $1`, [caseNumber]),
    ).rejects.toThrow(/foreign key/);
    await expect(
      portal.rows(`UPDATE support_cases SET status = 'closed' WHERE case_number = $1`, [caseNumber]),
    ).rejects.toThrow(/check/);
  });

  it('derives from every status in the contract whether a case is open', async () => {
    const caseNumber = await receivedCase(portal);
    const known: Record<string, boolean> = {};
    for (const status of CASE_STATUSES) {
      await portal.rows('UPDATE support_cases SET status = $2 WHERE case_number = $1', [caseNumber, status]);
      const [row] = await portal.rows<{ is_open: boolean }>(
        'SELECT is_open FROM support_cases WHERE case_number = $1',
        [caseNumber],
      );
      known[status] = row!.is_open;
    }
    expect(known).toEqual(Object.fromEntries(CASE_STATUSES.map((status) => [status, caseStatus(status).open])));
  });

  it('folds counts without changing their sums, for a merchant or over all of them', async () => {
    const readers = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    const counts = () =>
      Promise.all(
        readers.map(async (reader) => [
          (await reader.get<CaseCounts>('/api/case-counts')).body.categories[0]!,
          (await reader.get<CasePage>('/api/cases?status=received')).body.total,
        ]),
      );
    const task = portal.app.get(FoldCountsTask, { strict: false });
    for (const merchantId of ['12345', '12345', '67890']) {
      const answered = await receivedCase(portal, { merchantId });
      await receivedCase(portal, { merchantId });
      await (
        await loggedIn(portal, merchantId === '12345' ? 'staff' : 'other-staff')
      ).send('POST', `/api/cases/${answered}/answer`, {
        ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
        version: 1,
      });
      const before = await counts();
      await Promise.all([task.run(), task.run()]);
      expect(await portal.rows('SELECT * FROM case_count_deltas')).toEqual([]);
      expect(await counts()).toEqual(before);
    }
    const counted = (where: string) =>
      portal.rows<{ n: number }>(`SELECT count(*)::int AS n FROM support_cases WHERE status = 'received' AND ${where}`);
    const [[own], [all]] = [await counted(`merchant_id = '12345'`), await counted('true')];
    expect(await counts()).toMatchObject([
      [{ received: own!.n }, { count: own!.n }],
      [{ received: all!.n }, { count: all!.n }],
    ]);
  });

  it('keeps one count for all days before yesterday, and still counts changes of their cases', async () => {
    const [task, support] = [portal.app.get(FoldCountsTask, { strict: false }), await loggedIn(portal, 'support')];
    const counts = async () => (await support.get<CaseCounts>('/api/case-counts')).body.categories[0]!;
    const days = async () =>
      (
        await portal.rows<{ due_on: string }>(
          `SELECT DISTINCT due_on FROM case_count_totals WHERE due_on > '0001-01-01' ORDER BY due_on`,
        )
      ).map((row) => row.due_on);
    const today = portal.clock.today();
    for (const ago of [40, 20, 8, 2, 1])
      await receivedCase(portal, { requestedOn: addDays(today, -50), answerDueOn: addDays(today, -ago) });
    const before = await counts();
    await task.run();
    expect(await days()).toEqual(expect.arrayContaining(['0001-01-02', addDays(today, -1)]));
    expect((await days()).filter((day) => day < addDays(today, -1))).toEqual(['0001-01-02']);
    expect(await counts()).toEqual(before);
    const old = (await support.get<CasePage>('/api/cases?due=overdue')).body.items[0]!.caseNumber;
    await (
      await loggedIn(portal, 'staff')
    ).send('POST', `/api/cases/${old}/answer`, { ...exampleAnswer('usage_inquiry.usage_details', today), version: 1 });
    await task.run();
    expect(await counts()).toEqual({
      ...before,
      received: before.received - 1,
      answered: before.answered + 1,
      overdue: before.overdue - 1,
    });
  });

  it('is vacuumed by the portal when the database does not do it itself', async () => {
    await expect(portal.app.get(VacuumTask).run()).resolves.toBeUndefined();
  });
});
