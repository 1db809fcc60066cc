import { properCasePath } from '../shared/case-path';

/** Where a login leads when its `next` is missing or leaves the portal. */
export const START_PATH = '/support';

// A browser treats a backslash as a slash, and ignores tabs and line breaks in a URL.
const REFUSED = /[\\\u0000-\u0020\u007f-\u00a0]/;
/**
 * Characters that get attached to the end of a link in mails or by copying: blanks, punctuation, closing brackets and
 * quotes, a slash.
 */
const TRAILING = /[\s\u200b-\u200f>)\]}.,;:!?'"’”＞）］｝。、，．；：！？」』】〉》〕/]+$/;

/**
 * The path of `next` if it belongs to this portal, else the portal's start: a login never leaves the portal (spec 1.3).
 * Characters attached to the end of a case's link are ignored. Of a repeated parameter (`?next=a&next=b`) the first
 * usable value counts.
 */
export function nextPath(next: string | readonly string[] | null | undefined, origin: string): string {
  return (
    [next ?? []]
      .flat()
      .map((one) => pathOf(one, origin))
      .find((path) => path !== null) ?? START_PATH
  );
}

/**
 * Like `nextPath`, plus the page's fragment. The login URL carries it in its own fragment, because a fragment is never
 * sent to a server.
 */
export function nextUrl(
  next: string | readonly string[] | null | undefined,
  fragment: string | null | undefined,
  origin: string,
): string {
  const path = nextPath(next, origin);
  return fragment && !path.includes('#') ? `${path}#${encodeURI(fragment)}` : path;
}

function pathOf(next: string, origin: string): string | null {
  const path = /[?#]/.test(next) ? next : next.replace(TRAILING, '');
  if (!path.startsWith('/') || path.startsWith('//') || REFUSED.test(path)) return null;
  const url = URL.parse(path, origin);
  if (!url || url.origin !== origin || url.pathname.startsWith('//') || url.pathname === '/login') return null;
  return properCasePath(url.pathname) + url.search + url.hash;
}
