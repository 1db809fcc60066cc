import { PORTAL_PAGES } from '@contract';
import type { Routes } from '@angular/router';
import { routes } from './routes';

describe('the portal’s pages', () => {
  it('are those that the server knows as pages', () => {
    expect(new Set(roots(routes))).toEqual(new Set(PORTAL_PAGES));
  });
});

/** What the paths begin with: of routes without a path of their own, those within. */
function roots(of: Routes): string[] {
  return of
    .flatMap(({ path = '', children = [] }) => (path ? [path.split('/')[0]!] : roots(children)))
    .filter((root) => root !== '**');
}
