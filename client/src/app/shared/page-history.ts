import {
  BrowserPlatformLocation,
  type LocationChangeEvent,
  type LocationChangeListener,
  PlatformLocation,
} from '@angular/common';
import {
  type EnvironmentProviders,
  Injectable,
  Injector,
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
} from '@angular/core';
import { NavigationEnd, NavigationSkipped, Router } from '@angular/router';
import { OpenDialogs } from './ui/dialogs/open-dialogs';
import { UnsavedInput } from './unsaved-input';

/**
 * The router's own state in each history entry with `canceledNavigationResolution: 'computed'`: the position of the
 * entry.
 */
interface EntryState {
  readonly ɵrouterPageId?: number;
}

/** How often a step through the history is repeated; it normally takes a few milliseconds. */
const STEP_MS = 250;

/**
 * Controls the browser's Back and Forward. The browser reports a step only after it has moved. If the page must stay,
 * this class first returns to its entry, so that history and address bar stay unchanged while a question is open and
 * after the person chooses to stay.
 */
@Injectable({ providedIn: 'root' })
export class PageHistory {
  private readonly router = inject(Router);
  private readonly dialogs = inject(OpenDialogs);
  private readonly unsaved = inject(UnsavedInput);
  /** The position of the page that is shown. */
  private shown = placeOf(history.state);
  /**
   * The paths of the entries shown since the portal was loaded, by position. A step to any earlier entry would reload
   * the portal.
   */
  private readonly paths = new Map<number, string>();
  /** A move through the history that this class makes itself, without the router. */
  private walk: { readonly to: number; readonly arrived: () => void } | null = null;

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd || event instanceof NavigationSkipped) this.note(placeOf(history.state));
    });
  }

  /**
   * Navigates on from a page that must not be returned to, such as a form whose answer was registered. Its history
   * entries are removed, and so are adjacent entries of the next page: one step back leads to where the person came
   * from.
   * @param url The next page.
   */
  async leaveFor(url: string): Promise<boolean> {
    const used = [pathOf(this.router.url), pathOf(url)];
    let first = this.shown ?? 0;
    while (used.includes(this.paths.get(first - 1) ?? '')) first--;
    // A new entry after the previous page removes all of them from the history. Without a previous page the first entry
    // is replaced.
    const before = this.paths.has(first - 1);
    if (this.shown !== null) await this.walkTo(before ? first - 1 : first);
    return this.router.navigateByUrl(url, { replaceUrl: !before });
  }

  /** Whether the current navigation goes to an existing history entry, rather than to a link that was followed. */
  get isReturning(): boolean {
    return this.router.currentNavigation()?.trigger === 'popstate';
  }

  /** Receives a popstate event before the router. @returns whether the router must not receive it. */
  intercepts(event: LocationChangeEvent): boolean {
    const place = placeOf(event.state);
    if (place === null || this.shown === null) return false;
    if (this.walk) this.walkOn(place, this.walk);
    else if (place === this.shown || !this.mustAsk()) return false;
    else void this.stay(this.shown, place);
    return true;
  }

  private note(place: number | null): void {
    this.shown = place;
    if (place !== null) this.paths.set(place, pathOf(this.router.url));
  }

  /** Whether something on the page must be asked or closed before the page is left. */
  private mustAsk(): boolean {
    return this.dialogs.any || (this.unsaved.mustAsk() && location.pathname !== pathOf(this.router.url));
  }

  private async stay(here: number, there: number): Promise<void> {
    await this.walkTo(here);
    // With an open dialog, Back only closes the dialog.
    if (this.dialogs.any) return this.dialogs.closeTop();
    if (await this.unsaved.mayLeave()) this.unsaved.leaving(() => history.go(there - here));
  }

  private walkTo(place: number): Promise<void> {
    return new Promise((resolve) => {
      const walk = { to: place, arrived: () => (clearInterval(again), resolve()) };
      // A browser silently drops a step when Back is pressed again at the same moment, so the step is repeated.
      const again = setInterval(() => this.walkOn(placeOf(history.state) ?? place, walk), STEP_MS);
      this.walk = walk;
      this.walkOn(placeOf(history.state) ?? place, walk);
    });
  }

  /** A second press of Back may interfere: continues until the position is reached. */
  private walkOn(place: number, { to, arrived }: { readonly to: number; readonly arrived: () => void }): void {
    if (place !== to) return history.go(to - place);
    this.walk = null;
    arrived();
  }
}

/** The browser's location, which passes on to the router only the events that PageHistory does not take. */
@Injectable()
class WatchedLocation extends BrowserPlatformLocation {
  private readonly injector = inject(Injector);

  override onPopState(notify: LocationChangeListener): VoidFunction {
    return super.onPopState((event) => {
      if (!this.injector.get(PageHistory).intercepts(event)) notify(event);
    });
  }
}

/** Requires the router feature `canceledNavigationResolution: 'computed'`. */
export function providePageHistory(): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: PlatformLocation, useClass: WatchedLocation },
    provideAppInitializer(() => void inject(PageHistory)),
  ]);
}

function placeOf(state: unknown): number | null {
  return (state as EntryState | null)?.ɵrouterPageId ?? null;
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0]!;
}
