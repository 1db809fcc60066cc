import { DOCUMENT, inject, Injectable } from '@angular/core';

/**
 * Whether a mouse button or finger is down. Layout changes wait for its release: otherwise the pressed button would
 * move away from under the pointer, and the click would be lost.
 */
@Injectable({ providedIn: 'root' })
export class PressedPointer {
  private readonly document = inject(DOCUMENT);
  private down = false;

  constructor() {
    this.document.addEventListener('pointerdown', () => (this.down = true), true);
    for (const end of ['pointerup', 'pointercancel'])
      this.document.addEventListener(end, () => (this.down = false), true);
  }

  /** Runs `work` now, or after the current press has become a click. */
  whenReleased(work: () => void): void {
    if (!this.down) return work();
    const ended = new AbortController();
    for (const end of ['pointerup', 'pointercancel']) {
      this.document.addEventListener(
        end,
        () => {
          ended.abort();
          setTimeout(work);
        },
        { signal: ended.signal },
      );
    }
  }
}
