import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderPage, OrderQuery } from '@contract';
import { OrdersApi } from '../orders-api';
import { ListResults } from '../../shared/lists/list-results';
import { ListView } from '../../shared/lists/list-view';
import { OrderAttentionStrip } from './order-attention-strip';
import { ORDER_LIST, ORDER_LIST_ORDERS } from './order-query';
import { OrderSearch } from './order-search';
import { OrderTable } from './order-table';

/** 「受注管理」. The URL holds its search, sort order and page. */
@Component({
  selector: 'app-order-list-page',
  imports: [ListResults, OrderAttentionStrip, OrderSearch, OrderTable, TranslocoPipe],
  template: `
    <section class="page">
      <h1>{{ 'orders.list.title' | transloco }}</h1>
      <app-order-attention-strip
        [counts]="counts.hasValue() ? counts.value() : null"
        [loading]="counts.isLoading()"
        [chosen]="list.query().attention"
      />
      <app-order-search
        [query]="list.query()"
        [services]="services()"
        [mistakes]="list.mistakes()"
        (applied)="list.change($event)"
        (cleared)="list.clear()"
      />
      <app-list-results
        [list]="list"
        none="orders.list.none"
        noneFiltered="orders.list.noneFiltered"
        [orders]="orders"
        orderTexts="orders.sorts."
      >
        @if (list.shown(); as page) {
          <app-order-table [orders]="page.items" [query]="list.query()" />
        }
      </app-list-results>
    </section>
  `,
})
export class OrderListPage {
  private readonly api = inject(OrdersApi);
  protected readonly list = new ListView<OrderQuery, OrderPage>(ORDER_LIST, (query) =>
    this.api.orders(query, ORDER_LIST.isPersonal(query)),
  );
  /** Counted independently of the search. When counting fails, the list shows the error. */
  protected readonly counts = resource({ loader: () => this.api.attentionCounts() });
  protected readonly services = computed(() => this.list.shown()?.services ?? []);
  protected readonly orders = ORDER_LIST_ORDERS;
}
