import { Injectable } from '@nestjs/common';
import { CASE_CATEGORIES, type CaseCounts, type CategoryCounts } from '../../contract/src';
import { type CurrentUser, scopeOf } from '../identity/current-user';
import { Clock } from '../shared/clock';
import { Tenancy } from '../shared/tenancy/tenancy';
import { dueSoonUntil } from '../shared/business-days';

const NOTHING = { received: 0, reopened: 0, answered: 0, overdue: 0, dueSoon: 0 };

/** 顧客サポートトップ: counts from the folded rows and the deltas since, never from the cases themselves (spec 5.1). */
@Injectable()
export class CaseCountsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  async find(user: CurrentUser): Promise<CaseCounts> {
    const today = this.clock.today();
    const { merchantId } = user;
    const ofReader = merchantId === null ? ['case_count_totals', 'true'] : ['case_counts', 'merchant_id = $3'];
    const rows: CategoryCounts[] = await this.tenancy.inOneGo(scopeOf(user), (tx) =>
      tx.query(
        `WITH counted AS (${[ofReader[0], 'case_count_deltas'].map((table) => `SELECT category, status, due_on, n FROM ${table} WHERE ${ofReader[1]}`).join(' UNION ALL ')})
       SELECT category,
         coalesce(sum(n) FILTER (WHERE status = 'received'), 0)::integer AS received,
         coalesce(sum(n) FILTER (WHERE status = 'reopened'), 0)::integer AS reopened,
         coalesce(sum(n) FILTER (WHERE status = 'closed_answered'), 0)::integer AS answered,
         coalesce(sum(n) FILTER (WHERE status IN ('received', 'reopened') AND due_on < $1), 0)::integer AS overdue,
         coalesce(sum(n) FILTER (WHERE status IN ('received', 'reopened') AND due_on BETWEEN $1 AND $2), 0)::integer AS "dueSoon"
       FROM counted GROUP BY category`,
        [today, dueSoonUntil(today), ...(merchantId === null ? [] : [merchantId])],
      ),
    );
    return {
      categories: CASE_CATEGORIES.map(
        (category) => rows.find((row) => row.category === category) ?? { category, ...NOTHING },
      ),
    };
  }
}
