import { Injectable, signal } from '@angular/core';

/** A session that ended in the middle of something: the login opens over the page, and what failed is sent again. */
@Injectable({ providedIn: 'root' })
export class Reauthentication {
  private readonly open = signal(false);
  readonly needed = this.open.asReadonly();
  private waiting: PromiseWithResolvers<void> | null = null;

  /** Resolves when the same person has logged in again; calls that fail at the same time share one login. */
  ask(): Promise<void> {
    this.waiting ??= Promise.withResolvers<void>();
    this.open.set(true);
    return this.waiting.promise;
  }

  done(): void {
    this.waiting?.resolve();
    this.waiting = null;
    this.open.set(false);
  }
}
