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
import { OpenDialogs } from './ui/open-dialogs';
import { UnsavedInput } from './unsaved-input';

/** What the router keeps in each entry of the history while it is told to compute cancelled navigations: the entry's place among the others. */
interface EntryState {
  readonly ɵrouterPageId?: number;
}

/** A step through the history takes a few milliseconds. */
const STEP_MS = 250;

/**
 * The browser's Back and Forward. The browser has moved by the time it tells, so a page that stays is gone back to before anything else
 * happens: nothing in the history and in the address bar changes while a question is open, nor by the answer that one stays.
 */
@Injectable({ providedIn: 'root' })
export class PageHistory {
  private readonly router = inject(Router);
  private readonly dialogs = inject(OpenDialogs);
  private readonly unsaved = inject(UnsavedInput);
  /** The place of the page that is shown. */
  private shown = placeOf(history.state);
  /** The paths of the entries that were shown since the portal was loaded, by their place: further back a step would load it anew. */
  private readonly paths = new Map<number, string>();
  /** Where we are going to of our own accord, without the router. */
  private walk: { readonly to: number; readonly arrived: () => void } | null = null;

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd || event instanceof NavigationSkipped) this.note(placeOf(history.state));
    });
  }

  /**
   * Goes on from a page that is used up, as a form is whose answer was registered: no entry of it stays, nor do the entries of the next page
   * that lie around it, so that one step back leads to where the person came from.
   * @param url of the next page.
   */
  async leaveFor(url: string): Promise<boolean> {
    const used = [pathOf(this.router.url), pathOf(url)];
    let first = this.shown ?? 0;
    while (used.includes(this.paths.get(first - 1) ?? '')) first--;
    // A new entry behind the one before takes all of them out of the history. At its beginning the first is replaced.
    const before = this.paths.has(first - 1);
    if (this.shown !== null) await this.walkTo(before ? first - 1 : first);
    return this.router.navigateByUrl(url, { replaceUrl: !before });
  }

  /** Whether the page that is being opened is an entry of the history, and not one that a person has just asked for. */
  get returns(): boolean {
    return this.router.currentNavigation()?.trigger === 'popstate';
  }

  /** Hears first that the browser moved. @returns whether that is none of the router's business. */
  takes(event: LocationChangeEvent): boolean {
    const place = placeOf(event.state);
    if (place === null || this.shown === null) return false;
    if (this.walk) this.walkOn(place, this.walk);
    else if (place === this.shown || !this.holds()) return false;
    else void this.stay(this.shown, place);
    return true;
  }

  private note(place: number | null): void {
    this.shown = place;
    if (place !== null) this.paths.set(place, pathOf(this.router.url));
  }

  /** Whether the page may not be left just so. */
  private holds(): boolean {
    return this.dialogs.any || (this.unsaved.holds() && location.pathname !== pathOf(this.router.url));
  }

  private async stay(here: number, there: number): Promise<void> {
    await this.walkTo(here);
    // Who goes back while something is open means to close that, and nothing else.
    if (this.dialogs.any) return this.dialogs.closeTop();
    if (await this.unsaved.mayLeave()) this.unsaved.leaving(() => history.go(there - here));
  }

  private walkTo(place: number): Promise<void> {
    return new Promise((resolve) => {
      const walk = { to: place, arrived: () => (clearInterval(again), resolve()) };
      // A browser drops a step when somebody presses Back once more in the same moment, and tells nobody.
      const again = setInterval(() => this.walkOn(placeOf(history.state) ?? place, walk), STEP_MS);
      this.walk = walk;
      this.walkOn(placeOf(history.state) ?? place, walk);
    });
  }

  /** Somebody who presses Back twice comes in between: on until we are there. */
  private walkOn(place: number, { to, arrived }: { readonly to: number; readonly arrived: () => void }): void {
    if (place !== to) return history.go(to - place);
    this.walk = null;
    arrived();
  }
}

/** The browser's own location, which tells the router only of what is its business. */
@Injectable()
class WatchedLocation extends BrowserPlatformLocation {
  private readonly injector = inject(Injector);

  override onPopState(tell: LocationChangeListener): VoidFunction {
    return super.onPopState((event) => {
      if (!this.injector.get(PageHistory).takes(event)) tell(event);
    });
  }
}

/** The router has to be told to compute cancelled navigations beside it. */
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
