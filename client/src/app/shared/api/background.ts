import { HttpContextToken } from '@angular/common/http';

/** A call that nobody asked for (polling): it does not prolong the session and opens no login. */
export const BACKGROUND = new HttpContextToken(() => false);
