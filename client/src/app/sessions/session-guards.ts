import { inject } from '@angular/core';
import { type CanActivateChildFn, type CanActivateFn, Router } from '@angular/router';
import { loginThenBackTo } from '../shared/session/login-url';
import { SessionStore } from '../shared/session/session-store';
import { nextUrl } from './next-path';

/** Redirects to the login, which leads back afterwards. */
export const loggedIn: CanActivateChildFn = (_route, state) =>
  inject(SessionStore).user() ? true : loginThenBackTo(state.url, inject(Router));

/** A person who is already logged in skips the login. */
export const loggedOut: CanActivateFn = (route) => {
  if (!inject(SessionStore).user()) return true;
  return inject(Router).parseUrl(nextUrl(route.queryParamMap.getAll('next'), route.fragment, location.origin));
};
