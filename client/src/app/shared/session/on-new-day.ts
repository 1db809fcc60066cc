import { effect, inject } from '@angular/core';
import { SessionStore } from './session-store';

/**
 * Calls `reload` after midnight in Japan, when the server's answers that depend on the date change. Call it in a
 * constructor.
 */
export function onNewDay(reload: () => Promise<unknown>): void {
  const { today } = inject(SessionStore);
  let former = today();
  effect(() => {
    if (today() === former) return;
    former = today();
    void reload().catch(() => undefined);
  });
}
