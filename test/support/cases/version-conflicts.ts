import { type CaseDetail, type OrderDetail, type Problem, tokyoDate } from '../../../server/contract/src';
import { loggedIn, type Person, type Reply } from '../portal/http';
import { type Portal, startPortal } from '../portal/start-portal';

/** The date of the suites on version conflicts: their orders and cases are of today. */
export const TODAY = tokyoDate(new Date());

interface Colleagues {
  readonly portal: Portal;
  readonly staff: Person;
  /** Another user of the same merchant. */
  readonly colleague: Person;
  readonly support: Person;
}

/** A portal at ten in the morning with the users who read and write the same things there. */
export async function startWithColleagues(): Promise<Colleagues> {
  const portal = await startPortal();
  portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
  return {
    portal,
    staff: await loggedIn(portal, 'staff'),
    colleague: await loggedIn(portal, 'admin'),
    support: await loggedIn(portal, 'support'),
  };
}

export async function viewCase(person: Person, caseNumber: string): Promise<CaseDetail> {
  return (await person.get<CaseDetail>(`/api/cases/${caseNumber}`)).body;
}

export async function viewOrder(person: Person, id: string): Promise<OrderDetail> {
  return (await person.get<OrderDetail>(`/api/orders/${id}`)).body;
}

export function changeStatus(person: Person, seen: OrderDetail, status: string): Promise<Reply<Problem>> {
  return person.send('POST', `/api/orders/${seen.id}/status-change`, { status, version: seen.version });
}

/** The columns of an order that a refused write must not change. */
export function orderState(portal: Portal, id: string): Promise<object[]> {
  return portal.rows(
    `SELECT status, updated_at, repaid, payment_state, (SELECT count(*)::int FROM payment_operations p WHERE p.order_id = o.id) AS operations,
         (SELECT count(*)::int FROM audit_entries e WHERE e.order_id = o.id AND event <> 'order_viewed_by_support') AS events FROM orders o WHERE id = $1`,
    [id],
  );
}

/** The parts of a refused write to compare with `conflictWith`. */
export function conflictOf({ status, body: { code, current } }: Reply<Problem>): unknown[] {
  return [status, code, current];
}

/** The expected refusal of a stale write, with at least these fields of the current state. */
export function conflictWith(current: object): unknown[] {
  return [409, 'version_conflict', expect.objectContaining(current)];
}
