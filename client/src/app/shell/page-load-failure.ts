import { inject } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';
import { ApiProblem } from '../shared/api/api-problem';
import { SessionStore } from '../shared/session/session-store';

/**
 * A page whose code does not come: after an update of the server its file is gone, and the portal is loaded anew at that page.
 * Where that has just been done it would not help again: then the portal says that the server cannot be reached.
 */
export function onPageLoadFailure(failure: NavigationError): void {
  if (inject(Router).navigated) location.assign(failure.url);
  else inject(SessionStore).failure.set(new ApiProblem('unreachable', 0));
}
