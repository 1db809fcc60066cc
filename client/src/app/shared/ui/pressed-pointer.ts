import { DOCUMENT, inject, Injectable } from '@angular/core';

/**
 * Whether a mouse button or finger is down. What moves the page waits for its release: else the button that somebody presses slides
 * away under the pointer, and the press is lost.
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

  /** Now, or once the press that is under way has become a click. */
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
