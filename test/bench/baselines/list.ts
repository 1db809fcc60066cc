import type { CaseQuery } from '../../../server/contract/src';
import { CaseListQuery } from '../../../server/src/support-cases/list/case-list.query';
import type { Prepared } from './prepared';

/** Parameters of filters by the due day, which no measured list uses. */
const NO_DAYS = { today: '2000-01-01', soonUntil: '2000-01-01' };

/**
 * B3: the portal's own SQL for the page, its total and its cursors, planned in the same way; the rows are returned
 * unchanged.
 */
export async function list(db: Prepared, query: unknown): Promise<object> {
  const { merchant, ...filters } = query as CaseQuery & { merchant: string };
  const statements = () => new CaseListQuery(filters, merchant, NO_DAYS);
  const page = statements().page(null);
  const totalAndServices = statements().totalAndServices();
  const [items, [counted]] = await Promise.all([
    db.rows(page.text, page.values),
    db.rows(totalAndServices.text, totalAndServices.values),
  ]);
  return { ...counted, items: items.slice(0, 50) };
}
