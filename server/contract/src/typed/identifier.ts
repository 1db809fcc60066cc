import { LIMITS } from '../values/limits';
import { isLongerThan } from '../values/text';
import { bare, folded, INVISIBLE, plainHyphens, plainHyphensOfAscii, unseenCharacter, unspaced } from './fold';
import type { Reading } from './reading';

const CASE_DIGITS = 8;
const TRACKING_ID_DIGITS = 14;

/**
 * Reads a 依頼管理番号 `SD-00001234`: in any case, width and hyphen, also without `SD-` or the zeros, and as cut out of
 * a text or a link.
 */
export function readCaseNumber(text: string): Reading<string> {
  const typed = bare(text);
  if (!typed) return { value: undefined };
  const digits = /^(?:SD-*)?0*(\d{1,12})$/i.exec(typed)?.[1];
  return digits === undefined ? { error: 'invalid_case_number' } : { value: `SD-${digits.padStart(CASE_DIGITS, '0')}` };
}

/** Reads a トラッキングID: 14 digits; leading zeros that a spreadsheet removed are restored. */
export function readTrackingId(text: string): Reading<string> {
  const typed = bare(text);
  if (!typed) return { value: undefined };
  const digits = typed.replace(/-/g, '');
  return /^\d{1,14}$/.test(digits)
    ? { value: digits.padStart(TRACKING_ID_DIGITS, '0') }
    : { error: 'invalid_tracking_id' };
}

/** Reads a MID: 5 digits. */
export function readMerchantId(text: string): Reading<string> {
  const typed = bare(text);
  if (!typed) return { value: undefined };
  return /^\d{5}$/.test(typed) ? { value: typed } : { error: 'invalid_merchant_id' };
}

/** Reads a SID: 3 digits; `1`, as a spreadsheet shows it, becomes `001`. */
export function readServiceId(text: string): Reading<string> {
  const typed = bare(text);
  if (!typed) return { value: undefined };
  return /^\d{1,3}$/.test(typed) ? { value: typed.padStart(3, '0') } : { error: 'invalid_service_id' };
}

/** Reads a service as filters name it: `SID`, or `MID-SID` where there are several merchants. */
export function readService(text: string): Reading<string> {
  const [, merchant = '', service] = /^(\d{5}-)?(\d{1,3})$/.exec(bare(text)) ?? [];
  return service === undefined ? readServiceId(text) : { value: merchant + service.padStart(3, '0') };
}

/**
 * Reads a 注文番号 as the payment provider accepts it (spec 4.3, X(38)). Letters keep their case, which a search
 * ignores.
 */
export function readOrderNumber(text: string): Reading<string> {
  const typed = bare(text);
  if (!typed) return { value: undefined };
  return /^[A-Za-z0-9_-]{1,38}$/.test(typed) ? { value: typed } : { error: 'invalid_order_number' };
}

/** Reads an identifier of another system, as an answer quotes it: unchanged except for invisible characters. */
export function readCode(text: string): Reading<string> {
  const typed = text.replace(INVISIBLE, '').trim();
  if (!typed) return { value: undefined };
  const unseen = unseenCharacter(typed);
  return unseen ? { error: 'control_character', params: unseen } : { value: typed };
}

/** Reads a 顧客ID, which the merchant assigns: visible characters, at most 64. A search ignores case and blanks. */
export function readCustomerId(text: string): Reading<string> {
  const typed = plainHyphensOfAscii(folded(text)).trim();
  if (!typed) return { value: undefined };
  const unseen = unseenCharacter(typed);
  if (unseen) return { error: 'control_character', params: unseen };
  return isLongerThan(typed, LIMITS.code) ? { error: 'too_long', params: { max: LIMITS.code } } : { value: typed };
}

/**
 * The key by which a ユーザーID is looked up, also for an impossible one: a login does not reveal whether it exists.
 */
export function userIdKey(text: string): string {
  return plainHyphens(unspaced(text)).toLowerCase();
}

/** Reads a ユーザーID: unique in lower case and half-width (spec 8.1). */
export function readUserId(text: string): Reading<string> {
  const typed = userIdKey(text);
  if (!typed) return { value: undefined };
  return /^[a-z0-9._-]{3,64}$/.test(typed) ? { value: typed } : { error: 'invalid_user_id' };
}
