import { effect, inject } from '@angular/core';
import { SessionStore } from './session-store';

/** Calls back when midnight has passed in Japan: what the server says of today's doings is another then. Call it in a constructor. */
export function onNewDay(look: () => Promise<unknown>): void {
  const { today } = inject(SessionStore);
  let seen = today();
  effect(() => {
    if (today() === seen) return;
    seen = today();
    void look().catch(() => undefined);
  });
}
