import { LIMITS } from '../values/limits';
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

/** Whether a text is `local@domain`: one @, no blanks, header or invisible characters, a dotted domain. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= LIMITS.email &&
    !holdsUnseen(text) &&
    /^[^\s@<>(),;:"\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}]{2,}$/u.test(
      text,
    )
  );
}

/** A Japanese keyboard may produce it in place of a dot. */
const FULL_STOP = /。/g;

/** Reads an e-mail address: half-width, plain hyphens and dots, without invisible characters; case is kept. */
export function readEmail(text: string): Reading<string> {
  const typed = plainHyphensOfAscii(folded(text)).trim().replace(FULL_STOP, '.');
  if (!typed) return { value: undefined };
  const unseen = unseenCharacter(typed);
  if (unseen) return { error: 'control_character', params: unseen };
  if (typed.length > LIMITS.email) return { error: 'too_long', params: { max: LIMITS.email } };
  return isEmailAddress(typed) ? { value: typed } : { error: 'invalid_email' };
}

/**
 * Reads an http(s) URL without invisible characters. Folding could change the characters of a path, so only the
 * full-width beginning is folded.
 */
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

/** Reads a 郵便番号: 7 digits, whatever stands between and before them. */
export function readPostalCode(text: string): Reading<string> {
  const typed = withoutHyphens(unspaced(text)).replace(/^〒/, '');
  if (!typed && !unspaced(text)) return { value: undefined };
  return /^\d{7}$/.test(typed) ? { value: typed } : { error: 'invalid_postal_code' };
}

/** Reads a 送り状番号: letters, digits and hyphens as printed on the slip. */
export function readSlip(text: string): Reading<string> {
  const typed = plainHyphens(unspaced(text));
  if (!typed) return { value: undefined };
  return /^[0-9A-Za-z-]+$/.test(typed) ? { value: typed } : { error: 'invalid_slip' };
}
