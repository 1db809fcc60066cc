import { inject } from '@angular/core';
import { type CanActivateChildFn, type CanActivateFn, Router } from '@angular/router';
import { loginThenBackTo } from '../shared/session/login-url';
import { SessionStore } from '../shared/session/session-store';
import { nextUrl } from './next-path';

/** To the login, and back here afterwards. */
export const loggedIn: CanActivateChildFn = (_route, state) =>
  inject(SessionStore).user() ? true : loginThenBackTo(state.url, inject(Router));

/** Who is logged in already goes on at once. */
export const loggedOut: CanActivateFn = (route) => {
  if (!inject(SessionStore).user()) return true;
  return inject(Router).parseUrl(nextUrl(route.queryParamMap.getAll('next'), route.fragment, location.origin));
};
