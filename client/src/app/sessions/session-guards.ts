import { inject } from '@angular/core';
import { type CanActivateChildFn, type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from '../shared/session/session-store';
import { nextPath } from './next-path';

/** To the login, and back here afterwards. */
export const loggedIn: CanActivateChildFn = (_route, state) => {
  if (inject(SessionStore).user()) return true;
  const queryParams = state.url === '/' ? {} : { next: state.url };
  return inject(Router).createUrlTree(['/login'], { queryParams });
};

/** Who is logged in already goes on at once. */
export const loggedOut: CanActivateFn = (route) => {
  if (!inject(SessionStore).user()) return true;
  return inject(Router).parseUrl(nextPath(route.queryParamMap.getAll('next'), location.origin));
};
