import { type Signal, effect } from '@angular/core';

/** How often the page asks for the outcome of an operation while the server looks it up at the gateway. */
const PAUSE_MS = 5_000;

/**
 * Calls `ask` repeatedly while `unknown` is true, one call at a time; a failed call is repeated at the next interval.
 * Call it in a constructor: it stops with the component.
 */
export function pollWhileUnknown(unknown: Signal<boolean>, ask: () => Promise<void>, pauseMs = PAUSE_MS): void {
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
