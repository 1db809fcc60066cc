import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';

/**
 * Calls back when another page is shown, which is announced to screen readers from its top. A change of the query
 * string, such as a filter or a tab, is still the same page.
 */
export function onNewPage(announce: () => void): void {
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects.split(/[?#]/)[0]),
      pairwise(),
      filter(([from, to]) => from !== to),
      takeUntilDestroyed(),
    )
    .subscribe(announce);
}
