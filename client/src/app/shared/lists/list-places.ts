import { Injectable, inject } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';

/** What of a list was on the screen when one of its rows was opened. */
export interface ListPlace {
  /** With filters, order and page. */
  readonly url: string;
  readonly scrollY: number;
  /** The address of the link that was followed. */
  readonly link: string;
}

/** Marks a navigation that leads back to a list, as the browser's Back does. */
export const BACK = 'back-to-list';

/** Where a person was in each list: the way back from a row leads to the same filters, page, place and row. */
@Injectable({ providedIn: 'root' })
export class ListPlaces {
  private readonly router = inject(Router);
  private readonly urls = new Map<string, string>();
  private readonly places = new Map<string, ListPlace>();

  /** The list shows this now. */
  shows(url: string): void {
    this.urls.set(pathOf(url), url);
  }

  /** One of its rows is about to be opened. */
  leaves(url: string, link: string): void {
    this.places.set(pathOf(url), { url, link, scrollY: window.scrollY });
  }

  /** To the list of that path as it was shown last. */
  wayBack(path: string): UrlTree {
    return this.router.parseUrl(this.urls.get(path) ?? path);
  }

  /** Where it was left, if somebody comes back to just that; null for whoever opens it anew. */
  left(url: string): ListPlace | null {
    const navigation = this.router.currentNavigation();
    if (navigation?.trigger !== 'popstate' && navigation?.extras.info !== BACK) return null;
    const place = this.places.get(pathOf(url));
    return place?.url === url ? place : null;
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0]!;
}
