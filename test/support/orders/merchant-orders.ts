import type { OrderReceipt, Problem } from '../../../server/contract/src';
import { MERCHANT_KEY } from '../examples/fixtures';
import { call, type Reply } from '../portal/http';
import { bearer } from '../cases/intake';
import type { Portal } from '../portal/start-portal';

export const MERCHANT_ORDERS = '/api/merchant/v1/orders';
/** The time of the orders of `shopOrder`. */
export const SENT_AT = '2026-11-25T10:15:30+09:00';

let orders = 0;

/** An order as a shop's own system sends it; every call has a new number and tracking id. */
export function shopOrder(
  changes: Record<string, unknown> = {},
  payment: Record<string, unknown> = {},
): Record<string, unknown> & { orderNumber: string } {
  const count = String(++orders).padStart(4, '0');
  return {
    orderNumber: `S20261125-${count}`,
    serviceId: '001',
    orderedAt: SENT_AT,
    paymentMethod: 'credit_card',
    customerId: 'cust-0001',
    buyer: {
      name: '髙﨑 𠮷子',
      kana: 'タカサキ ヨシコ',
      email: 'yoshiko.t@example.jp',
      phone: '0985-23-3362',
      postalCode: '880-0811',
      address: '宮崎県宮崎市錦町1-10',
    },
    items: [{ name: '北海道産いくら醤油漬け 500g', unitPrice: 8_980, quantity: 2 }],
    shippingFee: 880,
    payment: {
      trackingId: `0000071630${count}`,
      amount: 18_840,
      cardBrand: 'visa',
      maskedCardNumber: '************4242',
      approvalCode: '031527',
      authorizedAt: SENT_AT,
      ...payment,
    },
    ...changes,
  };
}

interface Sending {
  /** The merchant's key. */
  readonly key?: string;
  /** The `Idempotency-Key`. */
  readonly once?: string;
}

export function placeOrder<T = OrderReceipt>(
  portal: Portal,
  order: unknown,
  { key = MERCHANT_KEY, once }: Sending = {},
): Promise<Reply<T>> {
  return call<T>(portal, 'POST', MERCHANT_ORDERS, {
    headers: { ...bearer(key), ...(once !== undefined && { 'idempotency-key': once }) },
    body: order,
  });
}

/** The number of rows in each table that an order writes. */
export async function orderRows(portal: Portal): Promise<Record<string, number>> {
  const [counts] = await portal.rows<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM payments) AS payments, (SELECT count(*)::int FROM order_keys) AS keys,
       (SELECT count(*)::int FROM order_calls) AS calls, (SELECT count(*)::int FROM audit_entries) AS audited`,
  );
  return counts!;
}

/** Expects an order to be refused with `status` and to create no row. */
export async function refusedOrder(
  portal: Portal,
  order: unknown,
  status: number,
  sending: Sending = {},
): Promise<Reply<Problem>> {
  const before = await orderRows(portal);
  const reply = await placeOrder<Problem>(portal, order, sending);
  expect([reply.status, await orderRows(portal)]).toEqual([status, before]);
  return reply;
}
