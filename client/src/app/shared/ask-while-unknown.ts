import { type Signal, effect } from '@angular/core';

/** How often the outcome of an operation is asked for while the gateway is being looked up. */
const PAUSE_MS = 5_000;

/**
 * Asks again and again while `unknown`; a question that fails is asked at the next turn, and one at a time is enough.
 * Call it in a constructor: it ends with the component.
 */
export function askWhileUnknown(unknown: Signal<boolean>, ask: () => Promise<void>, pauseMs = PAUSE_MS): void {
  let asking = false;
  const turn = () => {
    if (asking) return;
    asking = true;
    void ask()
      .catch(() => undefined)
      .finally(() => (asking = false));
  };
  effect((onCleanup) => {
    if (!unknown()) return;
    const timer = setInterval(turn, pauseMs);
    onCleanup(() => clearInterval(timer));
  });
}
