import { Component, type ElementRef, afterRenderEffect, computed, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListPage } from '@contract';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { ListOrder } from './list-order';
import { ListPager } from './list-pager';
import type { QueryInUrl } from './list-query';
import type { ListView } from './list-view';

/** Total, order, pages and empty state around a list's table, which the page puts inside. */
@Component({
  selector: 'app-list-results',
  imports: [ListOrder, ListPager, Loading, ProblemNotice, RouterLink, TranslocoPipe],
  templateUrl: './list-results.html',
  styleUrl: './list-results.scss',
  host: { '(click)': 'leave($event)' },
})
export class ListResults {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever is listed and however it is asked for
  readonly list = input.required<ListView<any, ListPage<unknown>>>();
  /** Keys of what is said where nothing is listed: nothing there at all, nothing that the filters let through. */
  readonly none = input.required<string>();
  readonly noneFiltered = input.required<string>();
  /** As ListOrder takes them; no choices = the list has one order only. */
  readonly orders = input<readonly string[]>([]);
  readonly orderTexts = input('');
  protected readonly at = (cursor: string): QueryInUrl => this.list().pageAt(cursor);
  private readonly results = viewChild.required<ElementRef<HTMLElement>>('results');
  protected readonly order = computed(() => {
    const { sort, order } = this.list().query() as { sort?: string; order?: string };
    return `${sort}.${order}`;
  });

  constructor() {
    // Not before the rows are there: until then the page is too short to be scrolled to its place.
    afterRenderEffect(() => {
      const view = this.list();
      if (!view.shown() || !view.comesBackTo) return;
      const { scrollY, link } = view.comesBackTo;
      view.comesBackTo = null;
      window.scrollTo(0, scrollY);
      [...this.results().nativeElement.querySelectorAll('a')]
        .find((row) => row.getAttribute('href') === link)
        ?.focus({ preventScroll: true });
    });
  }

  /** A click on a link within, by mouse or key. */
  protected leave(event: Event): void {
    const link = (event.target as Element).closest('a')?.getAttribute('href');
    if (link) this.list().leave(link);
  }

  /** After a turn of the page, reading goes on at its first row. */
  protected turned(): void {
    this.results().nativeElement.focus();
  }
}
