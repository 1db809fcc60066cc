import { isDevMode } from '@angular/core';
import type { TranslocoMissingHandler } from '@jsverse/transloco';

/** A text that is missing stops development and tests; people in production see the key rather than nothing at all. */
export class MissingText implements TranslocoMissingHandler {
  handle(key: string): string {
    if (isDevMode()) throw new Error(`No text for "${key}"`);
    return key;
  }
}
