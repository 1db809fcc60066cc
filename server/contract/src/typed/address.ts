import { LIMITS } from '../limits';
import {
  folded,
  holdsUnseen,
  INVISIBLE,
  plainHyphens,
  plainHyphensOfAscii,
  unseenCharacter,
  unspaced,
  withoutHyphens,
} from './fold';
import type { Reading } from './reading';

const HTTP = /^https?:\/\//i;
const HOST = /^https?:\/\/[^/?#]*/i;

/** `local@domain` as people have it: one @, no blanks, header or invisible characters, a dotted domain. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= LIMITS.email &&
    !holdsUnseen(text) &&
    /^[^\s@<>(),;:"\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}]{2,}$/u.test(
      text,
    )
  );
}

/** A Japanese keyboard gives it for a dot. */
const FULL_STOP = /。/g;

/** An address of mail: one width, plain hyphens and dots, nothing invisible in it; case stays. */
export function readEmail(text: string): Reading<string> {
  const typed = plainHyphensOfAscii(folded(text)).trim().replace(FULL_STOP, '.');
  if (!typed) return { value: undefined };
  const unseen = unseenCharacter(typed);
  if (unseen) return { error: 'control_character', params: unseen };
  if (typed.length > LIMITS.email) return { error: 'too_long', params: { max: LIMITS.email } };
  return isEmailAddress(typed) ? { value: typed } : { error: 'invalid_email' };
}

/** An http(s) address, nothing invisible in it. A path may hold characters that folding would change into others; only a full-width beginning is folded. */
export function readUrl(text: string): Reading<string> {
  const bare = text.replace(INVISIBLE, '').trim();
  const typed = (HTTP.test(bare) ? bare : folded(bare).trim()).replace(HOST, (host) =>
    plainHyphensOfAscii(host).replace(FULL_STOP, '.'),
  );
  if (!typed) return { value: undefined };
  const unseen = unseenCharacter(typed);
  if (unseen) return { error: 'control_character', params: unseen };
  return isWebAddress(typed) ? { value: typed } : { error: 'invalid_url' };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text) && new URL(text).hostname.length > 0;
}

/** 郵便番号: 7 digits, whatever stands between and before them. */
export function readPostalCode(text: string): Reading<string> {
  const typed = withoutHyphens(unspaced(text)).replace(/^〒/, '');
  if (!typed && !unspaced(text)) return { value: undefined };
  return /^\d{7}$/.test(typed) ? { value: typed } : { error: 'invalid_postal_code' };
}

/** 送り状番号: letters, digits and hyphens as they stand on the slip. */
export function readSlip(text: string): Reading<string> {
  const typed = plainHyphens(unspaced(text));
  if (!typed) return { value: undefined };
  return /^[0-9A-Za-z-]+$/.test(typed) ? { value: typed } : { error: 'invalid_slip' };
}
