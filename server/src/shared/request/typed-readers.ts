import {
  controlCharacter,
  type DateRule,
  EARLIEST_DATE,
  folded,
  INVISIBLE,
  isLongerThan,
  lastNaturalKey,
  LATEST_DATE,
  naturalKey,
  readCustomerId,
  readDate,
  readMerchantId,
  readOrderNumber,
  readService,
  readServiceId,
  type Reading,
  readTrackingId,
  readYen,
  tidyWhitespace,
} from '../../../contract/src';
import type { TypedReader } from './typed.decorator';

/** Fields of searches and requests as people type them; in a query every value is a text. */
export const merchantId: TypedReader = readMerchantId;
export const serviceId: TypedReader = readServiceId;
export const service: TypedReader = readService;
export const trackingId: TypedReader = readTrackingId;
export const orderNumber: TypedReader = readOrderNumber;
export const customerId: TypedReader = readCustomerId;

/**
 * The address of a program, as pasted: blank and invisible characters at its ends are removed, and so is a trailing
 * slash.
 */
export const endpoint: TypedReader = (text) => ({ value: folded(text).trim().replace(/\/$/, '') });

/** A day; 11/28 without a year becomes the nearest such day, the last one or the next one. */
export const day = dayOf();
export const dayInPast = dayOf('past');
export const dayAhead = dayOf('ahead');

function dayOf(rule?: DateRule): TypedReader {
  return (text, today) => withinLimits(readDate(text, { today, rule }));
}

function withinLimits(reading: Reading<string>): Reading<string> {
  if ('error' in reading || reading.value === undefined) return reading;
  if (reading.value < EARLIEST_DATE) return { error: 'date_too_early' };
  return reading.value > LATEST_DATE ? { error: 'date_too_late', params: { max: LATEST_DATE } } : reading;
}

/** Digits of an amount in yen, in a query. */
export const amount: TypedReader = (text) => {
  const reading = readYen(text);
  return 'error' in reading || reading.value === undefined ? reading : { value: String(reading.value) };
};

/** An amount in yen, in a body. */
export const yen: TypedReader = (text) => readYen(text);

/** A search term: no control characters, at most `max` characters. Invisible characters are removed and not counted. */
export const searchText =
  (max: number): TypedReader =>
  (text) => {
    const typed = tidyWhitespace(text).trim();
    const plain = folded(typed);
    if (plain.trim() === '') return { value: undefined };
    const control = controlCharacter(typed.replace(INVISIBLE, ' '));
    if (control) return { error: 'control_character', params: control };
    return isLongerThan(typed, max) && isLongerThan(plain, max)
      ? { error: 'too_long', params: { max } }
      : { value: typed };
  };

/**
 * For queries: personal data in a URL would be stored in logs, histories and referrers. `where` accepts it in its body.
 */
export const notInUrl =
  (where: string): TypedReader =>
  (text) =>
    text.trim() === '' ? { value: undefined } : { error: 'personal_in_url', params: { where } };

export function compareAmounts(from: string, to: string): number {
  return Number(from) - Number(to);
}

export function compareOrderNumbers(from: string, to: string): number {
  return naturalKey(from) > lastNaturalKey(to) ? 1 : -1;
}
