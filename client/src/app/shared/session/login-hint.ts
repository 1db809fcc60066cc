import { InjectionToken, type Type } from '@angular/core';

/** Fills in the login form. */
export type FillLogin = (userId: string, password: string) => void;

/** What stands below the login form where there is something to say: a component with an input `fill`, a `FillLogin`. */
export const LOGIN_HINT = new InjectionToken<Type<unknown> | null>('below the login form', { factory: () => null });
