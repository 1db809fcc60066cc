import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays } from '../../../contract/src';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';

const BATCH = 10_000;
/** Closed cases are counted without a day, which this value represents. */
const NO_DAY = '0001-01-01';
/** Past days are counted together: an overdue case stays overdue, whatever its day was. */
const PASSED = '0001-01-02';
/** For a process whose clock is behind, it is still yesterday. */
const KEPT_DAYS = 1;

/**
 * The tables that counts are folded into, and their columns: each merchant's counts by all of them, the totals over all
 * merchants by fewer.
 */
const FOLDED = {
  case_counts: 'merchant_id, service_id, category, status, due_on',
  case_count_totals: 'category, status, due_on',
} as const;
type Folded = keyof typeof FOLDED;

const dayOf = (column: string) =>
  `CASE WHEN ${column} > '${NO_DAY}' AND ${column} < $1 THEN '${PASSED}' ELSE ${column} END`;
const addedTo = (table: Folded, source: string) => `INSERT INTO ${table} (${FOLDED[table]}, n)
    SELECT ${FOLDED[table]}, sum(n) FROM ${source} GROUP BY ${FOLDED[table]} ORDER BY ${FOLDED[table]}
    ON CONFLICT (${FOLDED[table]}) DO UPDATE SET n = ${table}.n + excluded.n`;

const FOLD = `WITH taken AS (
    DELETE FROM case_count_deltas WHERE id IN (SELECT id FROM case_count_deltas ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING *),
  dated AS (SELECT merchant_id, service_id, category, status, ${dayOf('due_on')}::date AS due_on, n FROM taken),
  folded AS (${addedTo('case_counts', 'dated')}),
  totalled AS (${addedTo('case_count_totals', 'dated')})
  SELECT count(*)::integer AS taken FROM taken`;
const passOn = (
  table: Folded,
) => `WITH passed AS (DELETE FROM ${table} WHERE due_on > '${PASSED}' AND due_on < $1 RETURNING *),
  dated AS (SELECT ${FOLDED[table].replace('due_on', `'${PASSED}'::date AS due_on`)}, n FROM passed)
  ${addedTo(table, 'dated')}`;

/**
 * Folds the deltas of the case counts, so that a count adds up few rows, however many cases are created and closed. One
 * process at a time.
 */
@Injectable()
export class FoldCountsTask implements Job, OnModuleInit {
  readonly name = 'fold-case-counts';
  readonly cron = '* * * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    for (let taken = BATCH; taken === BATCH;) taken = await this.tenancy.as(SYSTEM_SCOPE, (tx) => this.fold(tx));
  }

  /** Returns the number of folded deltas; 0 while another process folds. */
  private async fold(tx: EntityManager): Promise<number> {
    const [{ mine }] = (await tx.query(`SELECT pg_try_advisory_xact_lock(hashtext('fold-case-counts')) AS mine`)) as [
      { mine: boolean },
    ];
    if (!mine) return 0;
    const since = addDays(this.clock.today(), -KEPT_DAYS);
    const [row] = (await tx.query(FOLD, [since])) as [{ taken: number }];
    for (const table of Object.keys(FOLDED) as Folded[]) {
      await tx.query(passOn(table), [since]);
      await tx.query(`DELETE FROM ${table} WHERE n = 0`);
    }
    return row.taken;
  }
}
