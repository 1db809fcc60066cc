import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Job, Jobs } from '../shared/jobs/jobs';
import { Tenancy } from '../shared/tenancy/tenancy';

const BATCH = 10_000;
const FOLD = `WITH taken AS (
    DELETE FROM case_count_deltas WHERE id IN (SELECT id FROM case_count_deltas ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING *),
  folded AS (
    INSERT INTO case_counts (merchant_id, service_id, category, status, due_on, n)
    SELECT merchant_id, service_id, category, status, due_on, sum(n) FROM taken GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (merchant_id, service_id, category, status, due_on) DO UPDATE SET n = case_counts.n + excluded.n),
  totalled AS (
    INSERT INTO case_count_totals (category, status, due_on, n)
    SELECT category, status, due_on, sum(n) FROM taken GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (category, status, due_on) DO UPDATE SET n = case_count_totals.n + excluded.n)
  SELECT count(*)::integer AS taken FROM taken`;

/** Folds the deltas of the case counts, so that a count adds up few rows however many cases come and go. One process at a time. */
@Injectable()
export class FoldCountsTask implements Job, OnModuleInit {
  readonly name = 'fold-case-counts';
  readonly cron = '* * * * *';

  constructor(private readonly jobs: Jobs, private readonly tenancy: Tenancy) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    for (let taken = BATCH; taken === BATCH; ) {
      taken = await this.tenancy.asSystem(async (tx) => {
        const [{ mine }] = (await tx.query(`SELECT pg_try_advisory_xact_lock(hashtext('fold-case-counts')) AS mine`)) as [{ mine: boolean }];
        if (!mine) return 0;
        const [row] = (await tx.query(FOLD)) as [{ taken: number }];
        await tx.query('DELETE FROM case_counts WHERE n = 0');
        await tx.query('DELETE FROM case_count_totals WHERE n = 0');
        return row.taken;
      });
    }
  }
}
