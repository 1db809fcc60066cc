import { DOCUMENT, Injectable, inject } from '@angular/core';
import { UnsavedInput } from '../unsaved-input';

const STORED_AS = 'new-version';
/** Stored input is only used by the load that follows immediately. */
const USABLE_MS = 120_000;

/** What is passed on to the next version. */
interface StoredInput {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The owner of the input; null where nobody was logged in. */
  readonly userId: string | null;
  /** Unsaved input by the keys of `UnsavedInput`. */
  readonly typed: Readonly<Record<string, unknown>>;
}

/**
 * Reloads the portal when the server no longer has the files of the running version: once, at the requested page,
 * keeping unsaved input. The input passes through the tab's session storage, is removed from there as soon as the new
 * version starts, and is then only in memory and only for the same person.
 */
@Injectable({ providedIn: 'root' })
export class NewVersion {
  private readonly unsaved = inject(UnsavedInput);
  private readonly location = inject(DOCUMENT).location;
  private readonly carried = takeStored();
  private userId: string | null = null;
  /** Whether this is such a reload: a failure now has another cause. */
  readonly justReloaded = this.carried !== null;

  constructor() {
    if (this.carried) this.unsaved.takeOver(this.carried.typed);
  }

  /** Called when a person is logged in. Input of another person is discarded. */
  belongsTo(userId: string): void {
    if (this.carried?.userId !== userId) this.unsaved.forget();
    this.userId = userId;
  }

  /** Whether the server can deliver the portal: otherwise nothing on the page is discarded. */
  isServerReachable(): Promise<boolean> {
    return fetch('/', { method: 'HEAD', cache: 'no-store', headers: { accept: 'text/html' } }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  load(path: string): void {
    store({ at: Date.now(), userId: this.userId, typed: this.unsaved.typed() });
    this.unsaved.discard();
    if (path === this.location.pathname + this.location.search) this.location.reload();
    else this.location.assign(path);
  }
}

function takeStored(): StoredInput | null {
  try {
    const stored = sessionStorage.getItem(STORED_AS);
    sessionStorage.removeItem(STORED_AS);
    const carried = stored === null ? null : (JSON.parse(stored) as StoredInput);
    return carried && Date.now() - carried.at < USABLE_MS ? carried : null;
  } catch {
    return null;
  }
}

/** Without storage the page reloads without the input. */
function store(carried: StoredInput): void {
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify(carried));
  } catch {
    // The storage is disabled or full.
  }
}
