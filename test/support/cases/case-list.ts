import { addDays, type CasePage, tokyoDate } from '../../../server/contract/src';
import { loggedIn, type Person, type Refusal, receivedCase, type Reply } from '../portal/http';
import { type Portal, startPortal } from '../portal/start-portal';

export const TODAY = tokyoDate(new Date());
/** The number of open cases of the merchant of `staff` after `startWithCases`: three pages. */
export const CASES = 120;

/** A portal with a list of several pages, and one case of another merchant. */
export async function startWithCases(): Promise<{ portal: Portal; staff: Person }> {
  const portal = await startPortal();
  portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
  const staff = await loggedIn(portal, 'staff');
  // Many cases share a date, so that only the id decides their order.
  for (let i = 0; i < CASES; i++) {
    await receivedCase(
      portal,
      {
        serviceId: i % 4 ? '001' : '002',
        requestedOn: addDays(TODAY, -20),
        answerDueOn: addDays(TODAY, (i % 12) - 3),
      },
      { customerId: `customer-${i % 7}`, trackingId: String(10_000_000_000_000 + i), orderId: `ORDER-${i}` },
    );
  }
  await receivedCase(portal, { merchantId: '67890', serviceId: '001' });
  return { portal, staff };
}

/** 依頼管理表 as `person` reads it; `query` includes its question mark. */
export function findCases(person: Person, query: string): Promise<Reply<CasePage & Refusal>> {
  return person.get(`/api/cases${query}`);
}
