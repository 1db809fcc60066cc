import { Component, type ElementRef, afterRenderEffect, computed, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListPage } from '@contract';
import { Loading } from '../ui/notices/loading';
import { ProblemNotice } from '../ui/notices/problem-notice';
import { ListOrder } from './list-order';
import { ListPager } from './list-pager';
import type { QueryInUrl } from './list-query';
import type { ListView } from './list-view';

/** Total, sort order, pages and empty state around a list's table, which the page projects into it. */
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
  /** Text keys of the empty list: nothing exists, or nothing matches the filters. */
  readonly none = input.required<string>();
  readonly noneFiltered = input.required<string>();
  /** Options for ListOrder; without any, the list has only one sort order. */
  readonly orders = input<readonly string[]>([]);
  readonly orderTexts = input('');
  protected readonly at = (cursor: string): QueryInUrl => this.list().pageAt(cursor);
  private readonly results = viewChild.required<ElementRef<HTMLElement>>('results');
  protected readonly order = computed(() => {
    const { sort, order } = this.list().query() as { sort?: string; order?: string };
    return `${sort}.${order}`;
  });

  constructor() {
    // The scroll position can be restored only after the rows are rendered: before, the page is too short.
    afterRenderEffect(() => {
      const view = this.list();
      if (!view.shown() || !view.returnsTo) return;
      const { scrollY, link } = view.returnsTo;
      view.returnsTo = null;
      window.scrollTo(0, scrollY);
      [...this.results().nativeElement.querySelectorAll('a')]
        .find((row) => row.getAttribute('href') === link)
        ?.focus({ preventScroll: true });
    });
  }

  /** Remembers the row whose link was followed, by mouse or keyboard. */
  protected leave(event: Event): void {
    const link = (event.target as Element).closest('a')?.getAttribute('href');
    if (link) this.list().leave(link);
  }

  /** After a change of the page the focus is at the first row. */
  protected turned(): void {
    this.results().nativeElement.focus();
  }
}
