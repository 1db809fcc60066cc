import type { CaseQuery } from '../../../server/contract/src';
import { CaseListQuery } from '../../../server/src/support-cases/case-list.query';
import type { Prepared } from './prepared';

const SERVICES = `SELECT s.merchant_id AS "merchantId", m.name AS "merchantName", s.service_id AS "serviceId", s.name AS "serviceName"
  FROM services s JOIN merchants m USING (merchant_id) WHERE s.merchant_id = $1 ORDER BY s.service_id`;
/** For filters by the due day, which no measured list has. */
const NO_DAYS = { today: '2000-01-01', soonUntil: '2000-01-01' };

/** B3: the portal's own SQL for page, total and services; the rows go out as they come. */
export async function list(db: Prepared, query: unknown): Promise<object> {
  const { merchant, ...filters } = query as CaseQuery & { merchant: string };
  const statements = () => new CaseListQuery(filters, merchant, NO_DAYS);
  const page = statements().page(null);
  const items = await db.rows(page.sql, page.parameters);
  const total = statements().total();
  const [counted] = await db.rows<{ count: number }>(total.sql, total.parameters);
  return { items: items.slice(0, 50), total: counted, services: await db.rows(SERVICES, [merchant]) };
}
