import { DestroyRef, Injectable, inject } from '@angular/core';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';

/** What a person does whose session shall not end: keys, mouse, finger, wheel, and an input method's work. */
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'input', 'compositionupdate'];
/** The server is told once a minute at most; a call that prolonged the session anyway counts as well. */
const TELL_EVERY_MS = 60_000;

/** Prolongs the session while somebody works on a page that calls nothing: writing takes longer than a session. */
@Injectable({ providedIn: 'root' })
export class Activity {
  private readonly session = inject(SessionStore);
  private readonly reauthentication = inject(Reauthentication);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private inMiddle = false;

  constructor() {
    const [over, note] = [new AbortController(), () => this.note()];
    for (const sign of SIGNS)
      document.addEventListener(sign, note, { capture: true, passive: true, signal: over.signal });
    document.addEventListener('compositionstart', () => (this.inMiddle = true), { capture: true, signal: over.signal });
    // A field that goes in the middle of it tells of no end.
    for (const end of ['compositionend', 'focusout'])
      document.addEventListener(end, () => (this.inMiddle = false), { capture: true, signal: over.signal });
    inject(DestroyRef).onDestroy(() => {
      over.abort();
      clearTimeout(this.timer);
    });
  }

  /** Whether an input method is in the middle of a word: whatever takes the focus now would break it off. */
  get composing(): boolean {
    return this.inMiddle;
  }

  /** At once, or a minute after the session was prolonged last; not at all if it is by then. */
  private note(): void {
    if (this.timer !== undefined || this.session.expiresAt() === null || this.reauthentication.needed()) return;
    const since = this.session.prolongedAt;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        if (this.session.prolongedAt === since && !this.reauthentication.needed())
          void this.session.extend().catch(() => undefined);
      },
      Math.max(0, since + TELL_EVERY_MS - this.session.now()),
    );
  }
}
