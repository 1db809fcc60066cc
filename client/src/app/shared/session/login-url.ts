import type { Router, UrlTree } from '@angular/router';

/** The login that leads back to a page of the portal. What stands behind its # stays behind the login's: in `next` it would be sent with it. */
export function loginThenBackTo(url: string, router: Router): UrlTree {
  const { fragment } = router.parseUrl(url);
  const [next] = url.split('#', 1);
  return router.createUrlTree(['/login'], {
    queryParams: next === '/' ? {} : { next },
    ...(fragment !== null && { fragment }),
  });
}
