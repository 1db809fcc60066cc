import { addDays, type OperationKind, type OrderStatus, tokyoDate } from '../../../contract/src';
import { type DemoCalendar, instant } from '../events/demo-calendar';
import { answerOf } from '../events/demo-answer';
import { type PlannedCase, planCase } from '../events/demo-request';
import type { SeedOrder, Seeds } from '../events/seed-files';
import { orderOfCase, orderOfSeed, type PlannedOrder } from './planned-order';

/** Something that happened to an order in the demo's past. */
export type OrderDemoEvent = { readonly at: Date; readonly merchantId: string; readonly orderNumber: string } & (
  | { readonly kind: 'ordered'; readonly planned: PlannedOrder }
  | { readonly kind: 'operated'; readonly operation: OperationKind; readonly on: string }
  | { readonly kind: 'moved'; readonly to: OrderStatus }
);

/** Services whose contract captures at order completion: their orders need no separate capture (自動売上). */
export const AUTO_CAPTURED: readonly string[] = ['12345-002', '67890-001'];
const OFFICE_HOURS = {
  captured: '10:20',
  paid: '10:26',
  shipped: '15:45',
  cancelled: '11:08',
  refunded: '11:12',
} as const;

/** In the morning, before the first answer. */
const [REFUNDED_AT, CANCELLED_AT] = ['09:02', '09:05'];

interface StatedResolution {
  readonly decisions: readonly string[];
  readonly actedOn?: string;
}

/** All events of orders, each order's in chronological order; none of them is later than `now`. */
export function orderEvents(seeds: Seeds, calendar: DemoCalendar, now: Date): OrderDemoEvent[] {
  const ofCases = seeds.cases.flatMap((seed, i) => {
    const planned = planCase(seed, i + 1, seeds, calendar);
    const order = orderOfCase(planned, seeds, calendar);
    return order ? [...eventsOf(order, fulfilled(order)), ...statedRefunds(order, planned, seeds, calendar)] : [];
  });
  const others = seeds.orders.flatMap((seed, i) => eventsOf(orderOfSeed(seed, i + 1, seeds, calendar), seed));
  return [...ofCases, ...others].filter(({ at }) => at <= now);
}

type Course = Pick<SeedOrder, 'captured' | 'paid' | 'shipped' | 'cancelled' | 'refunded'>;

/** An order that a case will be about was captured and, if it contains goods, shipped. */
function fulfilled({ order }: PlannedOrder): Course {
  return { captured: 1, paid: 1, ...(order.salesForm === 'goods' && { shipped: 1 }) };
}

/** An answer that states a refund or cancellation was preceded by it, on the stated day. */
function statedRefunds(
  { merchantId, order: { orderNumber, payment } }: PlannedOrder,
  planned: PlannedCase,
  seeds: Seeds,
  calendar: DemoCalendar,
): OrderDemoEvent[] {
  const answers = (planned.seed.answers ?? []).map(
    (answer) => answerOf(planned, answer, seeds, calendar).sections['resolution'] as StatedResolution | undefined,
  );
  const on = answers.find((resolution) => resolution?.decisions.includes('refunded'))?.actedOn;
  if (!payment || on === undefined) return [];
  const of = { merchantId, orderNumber };
  return [
    { ...of, kind: 'operated', operation: 'refund', at: instant(on, REFUNDED_AT), on },
    { ...of, kind: 'moved', to: 'cancelled', at: instant(on, CANCELLED_AT) },
  ];
}

function eventsOf(planned: PlannedOrder, course: Course): OrderDemoEvent[] {
  const {
    merchantId,
    placedAt,
    order: { orderNumber, serviceId, payment },
  } = planned;
  const of = { merchantId, orderNumber };
  const isAuto = AUTO_CAPTURED.includes(`${merchantId}-${serviceId}`);
  const events: OrderDemoEvent[] = [{ ...of, kind: 'ordered', at: placedAt, planned }];
  const happen = (name: keyof typeof OFFICE_HOURS, event: (at: Date) => OrderDemoEvent) => {
    const days = course[name];
    if (days !== undefined) events.push(event(instant(addDays(tokyoDate(placedAt), days), OFFICE_HOURS[name])));
  };
  if (payment && !isAuto)
    happen('captured', (at) => ({ ...of, kind: 'operated', operation: 'capture', at, on: tokyoDate(at) }));
  if (!isAuto) happen('paid', (at) => ({ ...of, kind: 'moved', to: 'paid', at }));
  happen('shipped', (at) => ({ ...of, kind: 'moved', to: 'shipped', at }));
  happen('cancelled', (at) => ({ ...of, kind: 'moved', to: 'cancelled', at }));
  if (payment) happen('refunded', (at) => ({ ...of, kind: 'operated', operation: 'refund', at, on: tokyoDate(at) }));
  return events;
}
