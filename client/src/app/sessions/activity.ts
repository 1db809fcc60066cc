import { DestroyRef, Injectable, inject } from '@angular/core';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';

/** Events that count as work: keys, mouse, touch, wheel and input methods. */
const ACTIVITY_EVENTS = ['keydown', 'pointerdown', 'wheel', 'input', 'compositionupdate'];
/** The session is prolonged by activity at most once a minute; a call that prolonged it anyway counts as well. */
const PROLONG_EVERY_MS = 60_000;

/**
 * Prolongs the session while a person works on a page that makes no calls: writing an answer may take longer than a
 * session.
 */
@Injectable({ providedIn: 'root' })
export class Activity {
  private readonly session = inject(SessionStore);
  private readonly reauthentication = inject(Reauthentication);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isComposing = false;

  constructor() {
    const [over, prolongSoon] = [new AbortController(), () => this.prolongSoon()];
    for (const name of ACTIVITY_EVENTS)
      document.addEventListener(name, prolongSoon, { capture: true, passive: true, signal: over.signal });
    document.addEventListener('compositionstart', () => (this.isComposing = true), {
      capture: true,
      signal: over.signal,
    });
    // A field that is removed during composition emits no compositionend.
    for (const end of ['compositionend', 'focusout'])
      document.addEventListener(end, () => (this.isComposing = false), { capture: true, signal: over.signal });
    inject(DestroyRef).onDestroy(() => {
      over.abort();
      clearTimeout(this.timer);
    });
  }

  /** Whether an input method is composing a word: moving the focus now would discard it. */
  get composing(): boolean {
    return this.isComposing;
  }

  /**
   * Prolongs the session now, or one minute after it was last prolonged; does nothing if something else has prolonged
   * it by then.
   */
  private prolongSoon(): void {
    if (this.timer !== undefined || this.session.expiresAt() === null || this.reauthentication.needed()) return;
    const since = this.session.prolongedAt;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        if (this.session.prolongedAt === since && !this.reauthentication.needed())
          void this.session.extend().catch(() => undefined);
      },
      Math.max(0, since + PROLONG_EVERY_MS - this.session.now()),
    );
  }
}
