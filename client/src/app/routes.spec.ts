import { PORTAL_PAGES } from '@contract';
import type { Routes } from '@angular/router';
import { routes } from './routes';

describe('the portal’s pages', () => {
  it('are the paths for which the server sends the portal', () => {
    expect(new Set(roots(routes))).toEqual(new Set(PORTAL_PAGES));
  });
});

/** The first path segments; a route without a path of its own contributes those of its children. */
function roots(of: Routes): string[] {
  return of
    .flatMap(({ path = '', children = [] }) => (path ? [path.split('/')[0]!] : roots(children)))
    .filter((root) => root !== '**');
}
