import { DOCUMENT, Injectable, inject } from '@angular/core';
import { UnsavedInput } from '../unsaved-input';

const STORED_AS = 'new-version';
/** What was stored is for the load that begins at once, and for no later one. */
const USABLE_MS = 120_000;

/** What goes along to the next version. */
interface Carried {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whose input it is; null where nobody was logged in. */
  readonly userId: string | null;
  /** By the keys of `UnsavedInput`. */
  readonly typed: Readonly<Record<string, unknown>>;
}

/**
 * Loads the portal anew where code of its version is gone from the server: once, at the page that was asked for, and with what was typed. That goes through the
 * browser's storage of this tab, from which it is gone as soon as the next version begins; from then on it is in memory only, and only for the same person.
 */
@Injectable({ providedIn: 'root' })
export class NewVersion {
  private readonly unsaved = inject(UnsavedInput);
  private readonly location = inject(DOCUMENT).location;
  private readonly carried = taken();
  private userId: string | null = null;
  /** Whether this is such a load: what fails then, fails for another reason. */
  readonly justLoaded = this.carried !== null;

  constructor() {
    if (this.carried) this.unsaved.takeOver(this.carried.typed);
  }

  /** Somebody is logged in. What another person typed is nothing for them. */
  belongsTo(userId: string): void {
    if (this.carried?.userId !== userId) this.unsaved.forget();
    this.userId = userId;
  }

  /** Whether the server could be loaded from: else nothing of the page is given up. */
  isThere(): Promise<boolean> {
    return fetch('/', { method: 'HEAD', cache: 'no-store', headers: { accept: 'text/html' } }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  load(path: string): void {
    keep({ at: Date.now(), userId: this.userId, typed: this.unsaved.typed() });
    this.unsaved.discard();
    if (path === this.location.pathname + this.location.search) this.location.reload();
    else this.location.assign(path);
  }
}

function taken(): Carried | null {
  try {
    const stored = sessionStorage.getItem(STORED_AS);
    sessionStorage.removeItem(STORED_AS);
    const carried = stored === null ? null : (JSON.parse(stored) as Carried);
    return carried && Date.now() - carried.at < USABLE_MS ? carried : null;
  } catch {
    return null;
  }
}

/** Without storage the page comes without what was typed. */
function keep(carried: Carried): void {
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify(carried));
  } catch {
    // It is switched off, or full.
  }
}
