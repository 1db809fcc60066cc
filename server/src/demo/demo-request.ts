import { addDays } from '../../contract/src';
import { type DemoCalendar, instant } from './demo-calendar';
import type { SeedCase, Seeds } from './seed-files';
import { worded, type Wording } from './wording';

/** A seed's case with everything that can be said of it before anything happens. */
export interface PlannedCase {
  readonly seed: SeedCase;
  /** Its place among all cases; numbers that must differ are made of it. */
  readonly number: number;
  readonly key: string;
  readonly acquirerReference: string;
  readonly wording: Wording;
}

export function planCase(seed: SeedCase, number: number, { acquirers, products }: Seeds, calendar: DemoCalendar): PlannedCase {
  const { key, prefix } = acquirers.find(({ code }) => code === seed.acquirer)!;
  const received = calendar.dayOf(seed);
  const wording = { received, order: addDays(received, -seed.ordered), amount: products[seed.product]!.price * (seed.quantity ?? 1) };
  return { seed, number, key, wording, acquirerReference: `${prefix}-${compact(received)}-${digits(number, 6)}` };
}

/** The request as the acquirer's system sends it (spec 3.2). */
export function requestOf({ seed, number, acquirerReference, wording }: PlannedCase, { products, customers }: Seeds, calendar: DemoCalendar): Record<string, unknown> {
  const { name, salesForm } = products[seed.product]!;
  const [cardBrand, lastDigits] = seed.method ? [] : customers[seed.customer]!.card!;
  return {
    acquirerReference, merchantId: seed.merchant, serviceId: seed.service, noticeType: seed.type, requestedOn: wording.received,
    ...(seed.due !== undefined && { answerDueOn: calendar.dueOn(seed.due) }),
    summary: worded(seed.summary, wording), supplementaryNote: seed.note === undefined ? null : worded(seed.note, wording),
    payment: {
      method: seed.method ?? 'credit_card', trackingId: `0000061${digits(number, 7)}`, amount: wording.amount, currency: 'JPY',
      customerId: seed.customer, orderId: `${salesForm === 'lodging' ? 'Y' : 'A'}${compact(wording.order)}-${digits(number, 4)}`,
      authorizedAt: instant(wording.order, shoppingTime(number)).toISOString(),
      capturedOn: addDays(wording.order, salesForm === 'goods' ? 1 : 0),
      cardBrand, maskedCardNumber: lastDigits && masked(cardBrand!, lastDigits), approvalCode: digits(number, 6),
      productName: seed.untold ? null : name,
    },
  };
}

function masked(brand: string, lastDigits: string): string {
  return '*'.repeat(brand === 'amex' ? 11 : brand === 'diners' ? 10 : 12) + lastDigits;
}

/** People shop from morning to night. */
function shoppingTime(number: number): string {
  return [7 + ((number * 5) % 17), (number * 37) % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** Digits that differ for every number and look like no counter. */
export function digits(number: number, length: number): string {
  return String((number * 7_368_787 + 24_593) % 10 ** length).padStart(length, '0');
}
