import { Injectable, inject } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';

/** The state of a list when one of its rows was opened. */
export interface ListPlace {
  /** The list's URL with filters, sort order and page. */
  readonly url: string;
  readonly scrollY: number;
  /** The URL of the link that was followed. */
  readonly link: string;
}

/** Marks a navigation that returns to a list, like the browser's Back. */
export const BACK = 'back-to-list';

/**
 * Remembers where a person was in each list: the way back from a row leads to the same filters, page, scroll position
 * and row.
 */
@Injectable({ providedIn: 'root' })
export class ListPlaces {
  private readonly router = inject(Router);
  private readonly urls = new Map<string, string>();
  private readonly places = new Map<string, ListPlace>();

  /** Records the URL that the list shows now. */
  recordUrl(url: string): void {
    this.urls.set(pathOf(url), url);
  }

  /** Records the scroll position before one of the rows is opened. */
  recordPlace(url: string, link: string): void {
    this.places.set(pathOf(url), { url, link, scrollY: window.scrollY });
  }

  /** The URL at which the list of this path was last shown. */
  wayBack(path: string): UrlTree {
    return this.router.parseUrl(this.urls.get(path) ?? path);
  }

  /** The recorded position if this navigation returns to exactly that URL; null when the list is newly opened. */
  placeFor(url: string): ListPlace | null {
    const navigation = this.router.currentNavigation();
    if (navigation?.trigger !== 'popstate' && navigation?.extras.info !== BACK) return null;
    const place = this.places.get(pathOf(url));
    return place?.url === url ? place : null;
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0]!;
}
