import { isDevMode } from '@angular/core';
import type { TranslocoMissingHandler } from '@jsverse/transloco';

/** A missing text throws in development and in tests; in production the page shows its key rather than nothing. */
export class MissingText implements TranslocoMissingHandler {
  handle(key: string): string {
    if (isDevMode()) throw new Error(`No text for "${key}"`);
    return key;
  }
}
