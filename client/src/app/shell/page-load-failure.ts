import { inject } from '@angular/core';
import { NavigationEnd, type NavigationError, Router } from '@angular/router';
import { filter, take } from 'rxjs';
import { ApiProblem } from '../shared/api/api-problem';
import { NewVersion } from '../shared/session/new-version';
import { SessionStore } from '../shared/session/session-store';
import { Toasts } from '../shared/ui/notices/toasts';

/** Shows a toast after the portal has reloaded itself, once the page is there. */
export function announceNewVersion(): void {
  const [router, version, toasts] = [inject(Router), inject(NewVersion), inject(Toasts)];
  if (version.justReloaded)
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => toasts.show('shell.newVersion'));
}

/**
 * The code of a page could not be loaded. After an update of the server its file may be gone: the portal then reloads
 * at that page. Directly after such a reload another one would not help, and while the server is down it would only
 * lose what is on the screen: then an error is shown.
 */
export function onPageLoadFailure({ url }: NavigationError): void {
  const [router, version, session, toasts] = [inject(Router), inject(NewVersion), inject(SessionStore), inject(Toasts)];
  const isFirst = !router.navigated;
  void version.isServerReachable().then((isServerReachable) => {
    if (isServerReachable && !(isFirst && version.justReloaded)) return version.load(url);
    if (!isFirst) return toasts.show('shared.problem.unreachable');
    session.failure.set(new ApiProblem(isServerReachable ? 'page_not_loaded' : 'unreachable', 0));
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => session.failure.set(null));
  });
}
