import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DIFFERENCE_STATES, type PaymentDifferencePage, type PaymentDifferenceQuery } from '@contract';
import { OrdersApi } from '../orders-api';
import { ListResults } from '../../shared/lists/list-results';
import { ListView } from '../../shared/lists/list-view';
import { Icon } from '../../shared/ui/icon';
import { DifferenceTable } from './difference-table';
import { ListQuery } from '../../shared/lists/list-query';

/** `state` selects one of two lists; it is not counted as a filter. */
class DifferenceListQuery extends ListQuery<PaymentDifferenceQuery> {
  override isFiltered({ service, merchant }: PaymentDifferenceQuery): boolean {
    return !!service || !!merchant;
  }
}

/** The query of the list of differences, always sorted by the newest finding first. */
const DIFFERENCE_LIST = new DifferenceListQuery(['state', 'service', 'merchant', 'cursor'], {});

/** `/orders/differences`: 「決済代行会社との差異」, the open ones by default. */
@Component({
  selector: 'app-difference-list-page',
  imports: [DifferenceTable, Icon, ListResults, RouterLink, TranslocoPipe],
  template: `
    <section class="page">
      <p>
        <a class="back" routerLink="/orders"><app-icon name="back" />{{ 'orders.order.backToList' | transloco }}</a>
      </p>
      <h1>{{ 'orders.differences.title' | transloco }}</h1>
      <p>{{ 'orders.differences.about' | transloco }}</p>
      <nav class="tabs" [attr.aria-label]="'orders.differences.states' | transloco">
        @for (state of states; track state) {
          <a
            class="tab"
            [routerLink]="[]"
            [queryParams]="{ state: state === 'open' ? null : state, cursor: null }"
            queryParamsHandling="merge"
            [attr.aria-current]="state === chosen() ? 'page' : null"
            >{{ 'orders.differences.' + state | transloco }}</a
          >
        }
      </nav>
      <app-list-results [list]="list" [none]="none()" noneFiltered="orders.differences.noneFiltered">
        @if (list.shown(); as page) {
          <app-difference-table [differences]="page.items" [resolved]="chosen() === 'resolved'" />
        }
      </app-list-results>
    </section>
  `,
  styles: '.back { display: inline-flex; align-items: center; gap: var(--space-1); min-block-size: 24px; }',
})
export class DifferenceListPage {
  private readonly api = inject(OrdersApi);
  protected readonly list = new ListView<PaymentDifferenceQuery, PaymentDifferencePage>(DIFFERENCE_LIST, (query) =>
    this.api.differences(query),
  );
  protected readonly states = DIFFERENCE_STATES;
  protected readonly chosen = computed(() => this.list.query().state ?? 'open');
  protected readonly none = computed(() =>
    this.chosen() === 'resolved' ? 'orders.differences.noneResolved' : 'orders.differences.none',
  );
}
