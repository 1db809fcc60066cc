import { HttpContextToken } from '@angular/common/http';

/** Marks a poll, which no person asked for: it does not prolong the session and opens no login. */
export const BACKGROUND = new HttpContextToken(() => false);
