import type { OrderDetail, OrderPage } from '../../../server/contract/src';
import type { Checkout } from '../../../server/contract/src/demo';
import { LookUpCheckoutsTask } from '../../../server/src/shop/look-up-checkouts.task';
import { loggedIn } from '../portal/http';
import { readOrder } from './orders';
import type { Portal } from '../portal/start-portal';

/** The order that a checkout placed, as staff read it; null if it placed none. */
export async function orderOf(portal: Portal, { orderNumber }: Checkout): Promise<OrderDetail | null> {
  const staff = await loggedIn(portal, 'staff');
  const query = `numberFrom=${orderNumber}&numberTo=${orderNumber}`;
  const [order] = (await staff.get<OrderPage>(`/api/orders?${query}`)).body.items;
  return order ? readOrder(portal, order.id) : null;
}

/** The authorisations of an order in the sandbox's books. */
export function authorizationsOf(portal: Portal, orderNumber: string): Promise<object[]> {
  return portal.rows('SELECT order_id, amount, status FROM sandbox_payments WHERE order_id = $1', [orderNumber]);
}

/** Runs the task that looks up checkouts with an unknown outcome. */
export function lookUpCheckouts(portal: Portal): Promise<void> {
  return portal.app.get(LookUpCheckoutsTask, { strict: false }).run();
}
