import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListPage } from '@contract';
import { Icon } from '../ui/icon';
import type { QueryInUrl } from './list-query';

/** 前へ and 次へ. Pages have no numbers, because a cursor does not know its position. */
@Component({
  selector: 'app-list-pager',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @let pages = page();
    @if (pages.previous || pages.next) {
      <nav [attr.aria-label]="'shared.list.pages' | transloco">
        @if (pages.previous) {
          @let before = at()(pages.previous);
          <a
            class="button"
            rel="prev"
            [routerLink]="[]"
            [queryParams]="before.queryParams"
            [fragment]="before.fragment"
            (click)="turned.emit()"
          >
            <app-icon name="back" />{{ 'shared.list.previous' | transloco }}
          </a>
        }
        @if (pages.next) {
          @let behind = at()(pages.next);
          <a
            class="button"
            rel="next"
            [routerLink]="[]"
            [queryParams]="behind.queryParams"
            [fragment]="behind.fragment"
            (click)="turned.emit()"
          >
            {{ 'shared.list.next' | transloco }}<app-icon name="forward" />
          </a>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      justify-content: center;
      gap: var(--space-3);
      margin-block-start: var(--space-5);
    }
  `,
})
export class ListPager {
  readonly page = input.required<Pick<ListPage<unknown>, 'previous' | 'next'>>();
  /** The URL of the page at a cursor. */
  readonly at = input.required<(cursor: string) => QueryInUrl>();
  readonly turned = output();
}
