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

/** What is typed into a search field. */
export type TypedKind =
  'text' | 'search' | 'date' | 'yen' | 'trackingId' | 'orderNumber' | 'customerId' | 'merchantId' | 'service' | 'phone';

const READERS: Readonly<Record<Exclude<TypedKind, 'date'>, (text: string) => Reading<string | number>>> = {
  text: (text) => ({ value: text.replace(INVISIBLE, '').trim() }),
  // Numbers and identifiers of any kind, and names: the server finds out which.
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
 * What was typed in the one form that URL and API have of it. What can't be read is handed on as it is, but for blanks around it: the server says at its field what
 * would be right. What is searched has been: 11/28 is the last one. @param today In Asia/Tokyo, `YYYY-MM-DD`.
 */
export function searchedValue(kind: TypedKind, text: string, today: string): string {
  const reading = kind === 'date' ? readDate(text, { today, rule: 'past' }) : READERS[kind](text);
  return 'value' in reading ? String(reading.value ?? '') : text.trim();
}

/** As it stands in its field. */
export function shownValue(kind: TypedKind, value: string, language: Language): string {
  return kind === 'date' ? shownDate(value, language) : value;
}
