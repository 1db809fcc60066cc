import { addDays, type AnswerInput, type AnswerSections, noticeType } from '../../../contract/src';
import type { DemoCalendar } from './demo-calendar';
import { digits, type PlannedCase } from './demo-request';
import type { SeedAnswer, SeedCustomer, SeedReply, Seeds } from './seed-files';
import { worded, type Wording } from './wording';

const PERSONAL = ['name', 'address', 'email', 'phone'] as const;
const CARRIERS = ['ヤマト運輸', '佐川急便', '日本郵便(ゆうパック)', 'ヤマト運輸'];

/**
 * The answer that a merchant's user registers: the transaction as the shop has recorded it, and the reply that the seed
 * names.
 */
export function answerOf(planned: PlannedCase, answer: SeedAnswer, seeds: Seeds, calendar: DemoCalendar): AnswerInput {
  const { type } = planned.seed;
  const wording = { ...planned.wording, answer: calendar.dayOf(answer) };
  const reply = seeds.replies[answer.reply];
  if (!reply) throw new Error(`no reply ${answer.reply}`);
  const particular = worded({ ...reply.sections, ...answer.sections }, wording);
  const isTransaction = noticeType(type).sections.length > 2;
  const sections = isTransaction ? { ...transaction(planned, seeds, reply, wording), ...particular } : particular;
  return { noticeType: type, sections, notHeld: notHeld(sections) };
}

function transaction(planned: PlannedCase, seeds: Seeds, reply: SeedReply, wording: Wording): AnswerSections {
  const { seed } = planned;
  const { name, salesForm, continuing = false } = seeds.products[seed.product]!;
  const customer = seeds.customers[seed.customer]!;
  const { contactDesk } = seeds.merchants
    .find((m) => m.merchantId === seed.merchant)!
    .services.find((s) => s.serviceId === seed.service)!;
  return {
    product: { name, salesForm, continuing },
    ...(continuing && { subscription: subscription(planned, reply, wording) }),
    ...(salesForm === 'goods' && goods(planned, customer, seeds)),
    ...(salesForm === 'service' && { purchaser: only(customer, 'name', 'email') }),
    ...(salesForm === 'lodging' && lodging(planned, customer)),
    contactDesk,
  };
}

function subscription(
  { seed, wording: { order } }: PlannedCase,
  { endsOn }: SeedReply,
  wording: Wording,
): AnswerSections {
  const appliedOn = addDays(order, -(seed.applied ?? 0));
  const state =
    endsOn === undefined ? { status: 'active' } : { status: 'cancelled', cancelledOn: worded(endsOn, wording) };
  return { appliedOn, billedFrom: appliedOn, billedTo: null, ...state };
}

function goods(planned: PlannedCase, customer: SeedCustomer, { customers }: Seeds): AnswerSections {
  const {
    seed,
    number,
    wording: { order },
  } = planned;
  const shipping = {
    orderedOn: order,
    shippedOn: addDays(order, 1),
    deliveredOn: addDays(order, 2 + (number % 2)),
    carrier: CARRIERS[number % CARRIERS.length],
    trackingNumber: digits('slip', planned, 12),
  };
  const delivery = seed.deliveredTo && {
    deliveryAddress: only(customers[seed.deliveredTo]!, 'name', 'postalCode', 'address', 'phone'),
  };
  return { purchaser: only(customer, 'name', 'postalCode', 'address', 'email', 'phone'), shipping, ...delivery };
}

function lodging({ seed, wording: { order } }: PlannedCase, customer: SeedCustomer): AnswerSections {
  const { checkIn, nights, guests, party = [] } = seed.stay!;
  const checkInOn = addDays(order, checkIn);
  return {
    reservationHolder: only(customer, ...PERSONAL),
    guests: [only(customer, ...PERSONAL), ...party.map((name) => ({ name }))],
    stay: { reservedOn: order, checkInOn, checkOutOn: addDays(checkInOn, nights), guestCount: guests },
  };
}

function only(customer: SeedCustomer, ...names: readonly (keyof SeedCustomer)[]): AnswerSections {
  return Object.fromEntries(names.filter((name) => customer[name] !== undefined).map((name) => [name, customer[name]]));
}

/** Values that the shop has no record of are declared as not held, rather than left out. */
function notHeld(sections: AnswerSections): string[] {
  return ['purchaser', 'reservationHolder']
    .filter((section) => section in sections)
    .flatMap((section) =>
      PERSONAL.filter((name) => !(name in (sections[section] as object))).map((name) => `${section}.${name}`),
    );
}
