import { addDays, type CardBrand, type NewOrder, type OrderItem, type OrderPaymentMethod } from '../../../contract/src';
import type { SandboxOutcome } from '../../../contract/src/demo';
import { totalOf } from '../../orders/order-placing.service';
import { type DemoCalendar, instant } from '../events/demo-calendar';
import { digits, type PlannedCase, requestOf } from '../events/demo-request';
import type { SeedCustomer, SeedOrder, Seeds } from '../events/seed-files';

/** An order of the demo as its shop placed it, and the behaviour of its card. */
export interface PlannedOrder {
  readonly merchantId: string;
  readonly placedAt: Date;
  readonly order: NewOrder;
  readonly card: SandboxOutcome;
}

/** Of every so many cases, one has an order that the shop's system never sent to the portal. */
const NOT_SENT_EVERY = 9;
const CARRIERS = ['ヤマト運輸', '佐川急便', '日本郵便(ゆうパック)'];
const MONTH_DAYS = 30;

interface RequestedPayment {
  readonly method: OrderPaymentMethod;
  readonly trackingId: string;
  readonly customerId: string;
  readonly orderId: string;
  readonly authorizedAt: string;
  readonly cardBrand?: CardBrand;
  readonly maskedCardNumber?: string;
  readonly approvalCode: string | null;
}

/**
 * The order behind a case, with exactly the numbers that its request states; null where the portal never received it.
 */
export function orderOfCase(planned: PlannedCase, seeds: Seeds, calendar: DemoCalendar): PlannedOrder | null {
  const {
    seed,
    number,
    wording: { order: orderedOn, amount },
  } = planned;
  if (number % NOT_SENT_EVERY === 4) return null;
  const payment = requestOf(planned, seeds, calendar)['payment'] as RequestedPayment;
  const recipient = seed.deliveredTo ? seeds.customers[seed.deliveredTo] : undefined;
  const order: NewOrder = {
    ...orderFor(seed, seeds, {
      orderNumber: payment.orderId,
      orderedAt: payment.authorizedAt,
      paymentMethod: payment.method,
    }),
    ...(recipient && {
      delivery: {
        name: recipient.name,
        postalCode: recipient.postalCode ?? null,
        address: recipient.address ?? null,
        phone: recipient.phone ?? null,
      },
    }),
    ...shipment(`case ${number}`, number, seeds.products[seed.product]!.salesForm === 'goods'),
    subscription:
      seed.applied === undefined ? null : subscriptionOf(addDays(orderedOn, -seed.applied), orderedOn, calendar.today),
    payment: payment.method === 'credit_card' ? paymentOf(payment, amount) : null,
  };
  return { merchantId: seed.merchant, placedAt: new Date(payment.authorizedAt), order, card: 'ok' };
}

/** An order that no case is about. */
export function orderOfSeed(seed: SeedOrder, number: number, seeds: Seeds, calendar: DemoCalendar): PlannedOrder {
  const orderedOn = addDays(calendar.today, -seed.daysAgo);
  const placedAt = instant(orderedOn, seed.time);
  const named = { number: 1_000 + number };
  const [cardBrand, lastDigits] = seeds.customers[seed.customer]!.card!;
  const paymentMethod = seed.method ?? 'credit_card';
  const { continuing } = seeds.products[seed.product]!;
  const shippingFee = seed.shippingFee ?? 0;
  const placed = orderFor(seed, seeds, {
    orderNumber: `A${orderedOn.replaceAll('-', '')}-${digits('order', named, 4)}`,
    orderedAt: placedAt.toISOString(),
    paymentMethod,
  });
  const items = [...placed.items, ...reductionsOf(seed)];
  const order: NewOrder = {
    ...placed,
    items,
    status: seed.status ?? 'new',
    shippingFee,
    ...shipment(`order ${number}`, number, seed.shipped !== undefined),
    subscription: continuing ? subscriptionOf(addDays(orderedOn, -4 * MONTH_DAYS), orderedOn, calendar.today) : null,
    payment:
      paymentMethod === 'credit_card'
        ? paymentOf(
            {
              trackingId: `000006${digits('payment', named, 8)}`,
              cardBrand,
              maskedCardNumber: `************${lastDigits}`,
              approvalCode: digits('approval', named, 6),
              authorizedAt: placedAt.toISOString(),
            },
            totalOf({ items, shippingFee }),
          )
        : null,
  };
  return { merchantId: seed.merchant, placedAt, order, card: seed.card ?? 'ok' };
}

function reductionsOf({ coupon, points }: SeedOrder): OrderItem[] {
  return [
    ...(coupon ? [{ name: '会員クーポン', unitPrice: -coupon, quantity: 1, kind: 'discount' } as const] : []),
    ...(points ? [{ name: 'めぐみポイント', unitPrice: -1, quantity: points, kind: 'points' } as const] : []),
  ];
}

type Ordered = Pick<SeedOrder, 'service' | 'customer' | 'product' | 'quantity'>;

function orderFor(
  { service, customer, product, quantity = 1 }: Ordered,
  { customers, products }: Seeds,
  numbers: Pick<NewOrder, 'orderNumber' | 'orderedAt' | 'paymentMethod'>,
): NewOrder {
  const { name, price, salesForm } = products[product]!;
  return {
    ...numbers,
    serviceId: service,
    status: 'new',
    customerId: customer,
    buyer: buyerOf(customers[customer]!),
    delivery: null,
    items: [{ name, unitPrice: price, quantity }],
    shippingFee: 0,
    salesForm,
    subscription: null,
    carrier: null,
    slipNumber: null,
    payment: null,
  };
}

function buyerOf({ name, kana, email, phone, postalCode, address }: SeedCustomer): NewOrder['buyer'] {
  return {
    name,
    kana: kana ?? null,
    email: email ?? null,
    phone: phone ?? null,
    postalCode: postalCode ?? null,
    address: address ?? null,
  };
}

function shipment(of: string, number: number, shipped: boolean): Pick<NewOrder, 'carrier' | 'slipNumber'> {
  return shipped
    ? { carrier: CARRIERS[number % CARRIERS.length]!, slipNumber: digits(of, { number }, 12) }
    : { carrier: null, slipNumber: null };
}

function subscriptionOf(appliedOn: string, orderedOn: string, today: string): NewOrder['subscription'] {
  let nextChargeOn = addDays(orderedOn, MONTH_DAYS);
  while (nextChargeOn <= today) nextChargeOn = addDays(nextChargeOn, MONTH_DAYS);
  return { appliedOn, billedFrom: appliedOn, nextChargeOn, cancelledOn: null };
}

function paymentOf(
  {
    trackingId,
    cardBrand,
    maskedCardNumber,
    approvalCode,
    authorizedAt,
  }: Pick<RequestedPayment, 'trackingId' | 'cardBrand' | 'maskedCardNumber' | 'approvalCode' | 'authorizedAt'>,
  amount: number,
): NewOrder['payment'] {
  return {
    trackingId,
    amount,
    cardBrand: cardBrand!,
    maskedCardNumber: maskedCardNumber!,
    approvalCode,
    authorizedAt,
    transactionId: null,
  };
}
