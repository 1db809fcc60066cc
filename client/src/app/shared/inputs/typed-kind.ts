import {
  INVISIBLE,
  type Language,
  type Reading,
  folded,
  plainHyphensOfAscii,
  readCustomerId,
  readDate,
  readMerchantId,
  readOrderNumber,
  readPhone,
  readService,
  readTrackingId,
  readYen,
} from '@contract';
import { shownDate } from './shown-date';

/** The kinds of search fields. */
export type TypedKind =
  'text' | 'search' | 'date' | 'yen' | 'trackingId' | 'orderNumber' | 'customerId' | 'merchantId' | 'service' | 'phone';

const READERS: Readonly<Record<Exclude<TypedKind, 'date'>, (text: string) => Reading<string | number>>> = {
  text: (text) => ({ value: text.replace(INVISIBLE, '').trim() }),
  // A number, an identifier or a name: the server determines which.
  search: (text) => ({ value: plainHyphensOfAscii(folded(text)).trim() }),
  yen: readYen,
  trackingId: readTrackingId,
  orderNumber: readOrderNumber,
  customerId: readCustomerId,
  merchantId: readMerchantId,
  service: readService,
  phone: readPhone,
};

/**
 * Normalises typed text to the form that URL and API use. Text that can't be read stays unchanged except for
 * surrounding blanks, and the server returns an error for the field. A date without a year lies in the past: 11/28 is
 * the last one. @param today `YYYY-MM-DD` in Asia/Tokyo.
 */
export function searchedValue(kind: TypedKind, text: string, today: string): string {
  const reading = kind === 'date' ? readDate(text, { today, rule: 'past' }) : READERS[kind](text);
  return 'value' in reading ? String(reading.value ?? '') : text.trim();
}

/** The value as its field shows it. */
export function shownValue(kind: TypedKind, value: string, language: Language): string {
  return kind === 'date' ? shownDate(value, language) : value;
}
