import type { Router, UrlTree } from '@angular/router';

/**
 * The login's URL that leads back to a page. The page's fragment becomes the login's fragment: within `next` it would
 * be sent to the server.
 */
export function loginThenBackTo(url: string, router: Router): UrlTree {
  const { fragment } = router.parseUrl(url);
  const [next] = url.split('#', 1);
  return router.createUrlTree(['/login'], {
    queryParams: next === '/' ? {} : { next },
    ...(fragment !== null && { fragment }),
  });
}
