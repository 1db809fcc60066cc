import { properCasePath } from '../shared/case-path';

/** Where a login leads when its `next` is missing or leads elsewhere. */
export const START_PATH = '/support';

// A browser reads a backslash as a slash, and drops tabs and line breaks from a URL.
const REFUSED = /[\\\u0000-\u0020\u007f-\u00a0]/;
/** What a mail program or a hand that copies takes along behind a link: blanks, stops, closing brackets and quotes, a slash. */
const BEHIND = /[\s\u200b-\u200f>)\]}.,;:!?'"’”＞）］｝。、，．；：！？」』】〉》〕/]+$/;

/**
 * The path of `next` if it is one of this portal, else the portal's start: a login never leads off the portal (spec 1.3). A link to a case
 * is read as a person would, whatever came along with it. Of several, as in `?next=a&next=b`, the first that leads somewhere.
 */
export function nextPath(next: string | readonly string[] | null | undefined, origin: string): string {
  return (
    [next ?? []]
      .flat()
      .map((one) => pathOf(one, origin))
      .find((path) => path !== null) ?? START_PATH
  );
}

/** The same with what stood behind the # of the page: that is kept behind the login's, so that nothing sends it. */
export function nextUrl(
  next: string | readonly string[] | null | undefined,
  fragment: string | null | undefined,
  origin: string,
): string {
  const path = nextPath(next, origin);
  return fragment && !path.includes('#') ? `${path}#${encodeURI(fragment)}` : path;
}

function pathOf(next: string, origin: string): string | null {
  const path = /[?#]/.test(next) ? next : next.replace(BEHIND, '');
  if (!path.startsWith('/') || path.startsWith('//') || REFUSED.test(path)) return null;
  const url = URL.parse(path, origin);
  if (!url || url.origin !== origin || url.pathname.startsWith('//') || url.pathname === '/login') return null;
  return properCasePath(url.pathname) + url.search + url.hash;
}
