import { Component, type ElementRef, computed, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListPage } from '@contract';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { ListOrder } from './list-order';
import { ListPager } from './list-pager';
import type { ListView } from './list-view';

/** Total, order, pages and empty state around a list's table, which the page puts inside. */
@Component({
  selector: 'app-list-results',
  imports: [ListOrder, ListPager, Loading, ProblemNotice, RouterLink, TranslocoPipe],
  templateUrl: './list-results.html',
  styleUrl: './list-results.scss',
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
  private readonly results = viewChild.required<ElementRef<HTMLElement>>('results');
  protected readonly order = computed(() => {
    const { sort, order } = this.list().query() as { sort?: string; order?: string };
    return `${sort}.${order}`;
  });

  /** After a turn of the page, reading goes on at its first row. */
  protected turned(): void {
    this.results().nativeElement.focus();
  }
}
