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

/** An address of a program, as pasted: what is blank or invisible at its ends goes, and so does a slash behind the host. */
export const endpoint: TypedReader = (text) => ({ value: folded(text).trim().replace(/\/$/, '') });

/** A day; of 11/28 the nearest, the last that was, or the next. */
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

/** Digits of an amount in yen, as a query has them. */
export const amount: TypedReader = (text) => {
  const reading = readYen(text);
  return 'error' in reading || reading.value === undefined ? reading : { value: String(reading.value) };
};

/** An amount in yen, as a body has it. */
export const yen: TypedReader = (text) => readYen(text);

/** What somebody looks for: no control characters, at most `max` characters. What is invisible in it makes no difference, and no length. */
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

/** Of a query: what names a person would stand in logs, histories and referrers. `where` takes it in its body. */
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
