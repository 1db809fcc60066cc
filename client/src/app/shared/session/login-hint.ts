import { InjectionToken, type Type } from '@angular/core';

/** Fills in the login form. */
export type FillLogin = (userId: string, password: string) => void;

/** A component that stands below the login form, with an input `fill` of type `FillLogin`; null for none. */
export const LOGIN_HINT = new InjectionToken<Type<unknown> | null>('below the login form', { factory: () => null });
