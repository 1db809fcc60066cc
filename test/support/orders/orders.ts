import { type NewOrder, type OrderDetail, type OrderPage, tokyoDate } from '../../../server/contract/src';
import { SandboxLedgerService } from '../../../server/src/payments/gateways/sandbox/sandbox-ledger.service';
import { OrderPlacingService } from '../../../server/src/orders/order-placing.service';
import { ALL_SERVICES, merchantScope } from '../../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import { loggedIn, type Person, receivedCase, type Reply } from '../portal/http';
import { seenOrder } from '../cases/seen';
import type { Portal } from '../portal/start-portal';

type SandboxOutcome = NonNullable<Parameters<SandboxLedgerService['adopt']>[1]>;

export interface OrderOptions {
  readonly merchantId?: string;
  readonly card?: SandboxOutcome;
  readonly order?: Partial<NewOrder>;
  readonly payment?: Partial<NewOrder['payment']>;
}

let orders = 0;

/** Places an order like a shop, every call with a new number; its card payment is in the sandbox's ledger. */
export async function placedOrder(
  portal: Pick<Portal, 'app' | 'clock'>,
  { merchantId = '12345', card = 'ok', order = {}, payment = {} }: OrderOptions = {},
): Promise<{ id: string; order: NewOrder }> {
  const placed = newOrder(portal, order, payment);
  if (placed.payment)
    await portal.app.get(SandboxLedgerService, { strict: false }).adopt({ ...placed.payment, merchantId }, card);
  const placing = portal.app.get(OrderPlacingService, { strict: false });
  const actor = { kind: 'system', id: null, name: 'ショップ', address: null } as const;
  const result = await portal.app
    .get(Tenancy, { strict: false })
    .as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      placing.place(tx, merchantId, actor, placed, portal.clock.now()),
    );
  return { id: result.order.id, order: placed };
}

function newOrder(
  { clock }: Pick<Portal, 'clock'>,
  changed: Partial<NewOrder>,
  payment: Partial<NewOrder['payment']>,
): NewOrder {
  const number = `T${process.pid}-${++orders}`;
  const orderedAt = clock.now().toISOString();
  const items = changed.items ?? [{ name: '北海道産いくら醤油漬け 500g', unitPrice: 8_980, quantity: 1 }];
  const amount = items.reduce((sum, item) => sum + item.unitPrice * item.quantity, changed.shippingFee ?? 0);
  return {
    orderNumber: number,
    serviceId: '001',
    orderedAt,
    status: 'new',
    paymentMethod: 'credit_card',
    customerId: 'cust-0001',
    buyer: {
      name: '髙﨑 𠮷子',
      kana: 'タカサキ ヨシコ',
      email: 'yoshiko.t@example.jp',
      phone: '0985-23-3362',
      postalCode: '8800811',
      address: '宮崎県宮崎市錦町1-10',
    },
    delivery: null,
    items,
    shippingFee: 0,
    salesForm: 'goods',
    subscription: null,
    carrier: null,
    slipNumber: null,
    payment: {
      trackingId: `9${String(process.pid).padStart(7, '0')}${String(orders).padStart(6, '0')}`,
      amount,
      cardBrand: 'visa',
      maskedCardNumber: '************4242',
      approvalCode: '031527',
      authorizedAt: orderedAt,
      transactionId: null,
      ...payment,
    },
    ...changed,
  };
}

/** A card order that was captured so long ago that its card company accepts no refund (fixtures: JCB, 10 days). */
export async function orderPastItsWindow(portal: Portal): Promise<string> {
  const { id } = await placedOrder(portal, { payment: { cardBrand: 'jcb' } });
  await portal.rows(`UPDATE payments SET state = 'captured', captured_on = $2 WHERE order_id = $1`, [
    id,
    tokyoDate(new Date(portal.clock.now().getTime() - 20 * 86_400_000)),
  ]);
  return id;
}

/** Requests a capture or a refund as `userId` with the order's current version, by default for today. */
export async function operate(
  portal: Portal,
  id: string,
  kind: 'capture' | 'refund',
  userId = 'staff',
  on = portal.clock.today(),
): Promise<Reply<OrderDetail>> {
  const person = await loggedIn(portal, userId);
  return person.send('POST', `/api/orders/${id}/${kind}`, {
    ...(kind === 'capture' ? { captureOn: on } : { refundOn: on }),
    ...(await seenOrder(portal, id)),
  });
}

export async function readOrder(portal: Portal, id: string, userId = 'staff'): Promise<OrderDetail> {
  return (await (await loggedIn(portal, userId)).get<OrderDetail>(`/api/orders/${id}`)).body;
}

/** Searches 受注管理 as the portal's page does: in a body, because the query may identify persons. */
export function findOrders<T = OrderPage>(person: Person, query: Record<string, string>): Promise<Reply<T>> {
  return person.send<T>('POST', '/api/orders/search', query);
}

/** Creates a case about the payment of an order; returns its 依頼管理番号. */
export async function caseOf(portal: Portal, id: string, request: Record<string, unknown> = {}): Promise<string> {
  const { orderNumber, total, card } = await readOrder(portal, id);
  return receivedCase(portal, request, { trackingId: card?.trackingId, orderId: orderNumber, amount: total });
}
