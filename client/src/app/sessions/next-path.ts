/** Where a login leads when its `next` is missing or leads elsewhere. */
export const START_PATH = '/support';

// A browser reads a backslash as a slash, and drops tabs and line breaks from a URL.
const REFUSED = /[\\\u0000-\u0020\u007f-\u00a0]/;

/** The path of `next` if it is one of this portal, else the portal's start: a login never leads off the portal (spec 1.3). */
export function nextPath(next: string | null | undefined, origin: string): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || REFUSED.test(next)) return START_PATH;
  const url = URL.parse(next, origin);
  if (!url || url.origin !== origin || url.pathname.startsWith('//') || url.pathname === '/login') return START_PATH;
  return url.pathname + url.search + url.hash;
}
