import { createHash } from 'node:crypto';
import { addDays } from '../../../contract/src';
import { type DemoCalendar, instant } from './demo-calendar';
import type { SeedCase, Seeds } from './seed-files';
import { worded, type Wording } from './wording';

/** A seed's case with everything that is known before its first event. */
export interface PlannedCase {
  readonly seed: SeedCase;
  /** Its position among all cases; numbers that must differ between cases are derived from it. */
  readonly number: number;
  readonly key: string;
  readonly acquirerReference: string;
  readonly requestedOn: string;
  readonly wording: Wording;
}

export function planCase(
  seed: SeedCase,
  number: number,
  { acquirers, products }: Seeds,
  calendar: DemoCalendar,
): PlannedCase {
  const { key, prefix, lag = 0 } = acquirers.find(({ code }) => code === seed.acquirer)!;
  const received = calendar.dayOf(seed);
  const wording = {
    received,
    order: addDays(received, -seed.ordered),
    amount: products[seed.product]!.price * (seed.quantity ?? 1),
  };
  const requestedOn = calendar.dayOf({ day: seed.day + lag });
  return {
    seed,
    number,
    key,
    requestedOn,
    wording,
    acquirerReference: `${prefix}-${compact(requestedOn)}-${digits('reference', { number }, 6)}`,
  };
}

/** The request as the acquirer's system sends it (spec 3.2). */
export function requestOf(
  planned: PlannedCase,
  { products, customers }: Seeds,
  calendar: DemoCalendar,
): Record<string, unknown> {
  const { seed, acquirerReference, requestedOn, wording } = planned;
  const { name, salesForm } = products[seed.product]!;
  const [cardBrand, lastDigits] = seed.method ? [] : customers[seed.customer]!.card!;
  return {
    acquirerReference,
    merchantId: seed.merchant,
    serviceId: seed.service,
    noticeType: seed.type,
    requestedOn,
    ...(seed.due !== undefined && { answerDueOn: calendar.dueOn(seed.due) }),
    summary: worded(seed.summary, wording),
    supplementaryNote: seed.note === undefined ? null : worded(seed.note, wording),
    payment: {
      method: seed.method ?? 'credit_card',
      trackingId: `000006${digits('payment', planned, 8)}`,
      amount: wording.amount,
      currency: 'JPY',
      customerId: seed.customer,
      orderId: `${salesForm === 'lodging' ? 'Y' : 'A'}${compact(wording.order)}-${digits('order', planned, 4)}`,
      authorizedAt: instant(wording.order, shoppingTime(planned.number)).toISOString(),
      capturedOn: addDays(wording.order, salesForm === 'goods' ? 1 : 0),
      cardBrand,
      maskedCardNumber: lastDigits && masked(cardBrand!, lastDigits),
      approvalCode: seed.method ? null : digits('approval', planned, 6),
      productName: seed.productNameMissing ? null : name,
    },
  };
}

function masked(brand: string, lastDigits: string): string {
  return '*'.repeat(brand === 'amex' ? 11 : brand === 'diners' ? 10 : 12) + lastDigits;
}

/** Shopping happens between morning and night. */
function shoppingTime(number: number): string {
  return [7 + ((number * 5) % 17), (number * 37) % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** Digits that do not resemble a counter, the same on every loading. */
export function digits(of: string, { number }: Pick<PlannedCase, 'number'>, length: number): string {
  return createHash('sha256').update(`${of} ${number}`).digest().readBigUInt64BE().toString().slice(-length);
}
