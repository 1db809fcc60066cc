import type { OrderDetail, OrderPage, Problem } from '../../../server/contract/src';
import type { Person, Reply } from '../portal/http';
import { findOrders } from './orders';
import { seenOrder } from '../cases/seen';
import type { Portal } from '../portal/start-portal';

const DAY_MS = 86_400_000;

/** A page of 受注管理. */
export async function orderList(person: Person, query: Record<string, string>): Promise<OrderPage> {
  return (await findOrders(person, query)).body;
}

/** The 注文番号 on a page of 受注管理, in its order. */
export async function orderNumbers(person: Person, query: Record<string, string>): Promise<string[]> {
  return (await orderList(person, query)).items.map(({ orderNumber }) => orderNumber);
}

/** The errors of a search of 受注管理, each as `pointer code`. */
export async function orderFaults(person: Person, query: Record<string, string>): Promise<string[]> {
  const { body } = await findOrders<Problem>(person, query);
  return (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}

/** Changes 対応状況, with the order's current version. */
export async function changeOrderStatus(
  portal: Portal,
  person: Person,
  id: string,
  status: string,
): Promise<Reply<OrderDetail>> {
  return person.send('POST', `/api/orders/${id}/status-change`, { status, ...(await seenOrder(portal, id)) });
}

/** The same time of day `days` days before the portal's current time, as an instant. */
export function daysAgo(portal: Portal, days: number): string {
  return new Date(portal.clock.now().getTime() - days * DAY_MS).toISOString();
}
