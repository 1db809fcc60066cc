import { Injectable } from '@nestjs/common';
import {
  CASE_CATEGORIES,
  type CaseCategory,
  type CaseCounts,
  type CaseStatus,
  type CategoryCounts,
  COUNT_COLUMNS,
  type CountColumn,
  caseStatus,
} from '../../../contract/src';
import { type CurrentUser, readScopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { prepared } from '../../shared/database/statement';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { dueSoonUntil } from '../../shared/time/business-days';

/** The number of cases of a category with a status, and of those whose due day has passed or is near. */
export interface StatusCounts {
  readonly category: CaseCategory;
  readonly status: CaseStatus;
  readonly n: number;
  readonly overdue: number;
  readonly dueSoon: number;
}

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
    const { rows } = await this.tenancy.read(readScopeOf(user), {
      rows: prepared<StatusCounts>(
        `WITH counted AS (${[ofReader[0], 'case_count_deltas'].map((table) => `SELECT category, status, due_on, n FROM ${table} WHERE ${ofReader[1]}`).join(' UNION ALL ')})
       SELECT category, status, sum(n)::integer AS n,
         coalesce(sum(n) FILTER (WHERE due_on < $1), 0)::integer AS overdue,
         coalesce(sum(n) FILTER (WHERE due_on BETWEEN $1 AND $2), 0)::integer AS "dueSoon"
       FROM counted GROUP BY category, status`,
        [today, dueSoonUntil(today), ...(merchantId === null ? [] : [merchantId])],
      ),
    });
    return { categories: CASE_CATEGORIES.map((category) => countsOf(category, rows)) };
  }
}

/** Adds each status to the columns that its entry names. */
function countsOf(category: CaseCategory, rows: readonly StatusCounts[]): CategoryCounts {
  const own = rows.filter((row) => row.category === category);
  const inColumn = (column: CountColumn) =>
    own
      .filter(({ status }) => caseStatus(status).countedIn.includes(column))
      .reduce((sum, row) => sum + (column === 'overdue' || column === 'dueSoon' ? row[column] : row.n), 0);
  const counts = COUNT_COLUMNS.map((column) => [column, inColumn(column)] as const);
  return { category, ...(Object.fromEntries(counts) as Record<CountColumn, number>) };
}
