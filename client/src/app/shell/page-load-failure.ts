import { inject } from '@angular/core';
import { NavigationEnd, type NavigationError, Router } from '@angular/router';
import { filter, take } from 'rxjs';
import { ApiProblem } from '../shared/api/api-problem';
import { NewVersion } from '../shared/session/new-version';
import { SessionStore } from '../shared/session/session-store';
import { Toasts } from '../shared/ui/toasts';

/** A person who finds the page loaded anew is told why, once it is there. */
export function tellOfNewVersion(): void {
  const [router, version, toasts] = [inject(Router), inject(NewVersion), inject(Toasts)];
  if (version.justLoaded)
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => toasts.show('shell.newVersion'));
}

/**
 * A page whose code does not come: after an update of the server its file may be gone, and the portal is loaded anew at that page. Where that has just been done
 * it would not help again, and while the server is away it would only lose what is on the screen: then the person is told.
 */
export function onPageLoadFailure({ url }: NavigationError): void {
  const [router, version, session, toasts] = [inject(Router), inject(NewVersion), inject(SessionStore), inject(Toasts)];
  const isFirst = !router.navigated;
  void version.isThere().then((isThere) => {
    if (isThere && !(isFirst && version.justLoaded)) return version.load(url);
    if (!isFirst) return toasts.show('shared.problem.unreachable');
    session.failure.set(new ApiProblem(isThere ? 'page_not_loaded' : 'unreachable', 0));
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => session.failure.set(null));
  });
}
