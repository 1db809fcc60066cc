import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PaymentPage, PaymentQuery } from '@contract';
import { OrdersApi } from '../orders-api';
import { CsvDownload } from '../../shared/csv/csv-download';
import { ListResults } from '../../shared/lists/list-results';
import { ListView } from '../../shared/lists/list-view';
import { PAYMENT_LIST } from './payment-query';
import { PaymentSearch } from './payment-search';
import { PaymentTable } from './payment-table';

/** 「決済情報 確認」: payments by トラッキングID or time. An empty search sends nothing. */
@Component({
  selector: 'app-payment-list-page',
  imports: [CsvDownload, ListResults, PaymentSearch, PaymentTable, TranslocoPipe],
  template: `
    <section class="page">
      <h1>{{ 'orders.confirm.title' | transloco }}</h1>
      <app-payment-search
        [query]="list.query()"
        [mistakes]="list.mistakes()"
        (applied)="list.change($event)"
        (cleared)="list.clear()"
      />
      @if (list.filtered()) {
        <app-list-results [list]="list" none="orders.confirm.none" noneFiltered="orders.confirm.none">
          @if (list.shown(); as page) {
            <app-csv-download path="/api/payments.csv" [query]="list.query()" [personal]="personal()" />
            <app-payment-table [payments]="page.items" />
          }
        </app-list-results>
      } @else {
        <p class="card">{{ 'orders.confirm.ask' | transloco }}</p>
      }
    </section>
  `,
})
export class PaymentListPage {
  private readonly api = inject(OrdersApi);
  protected readonly list = new ListView<PaymentQuery, PaymentPage>(
    PAYMENT_LIST,
    (query) => this.api.payments(query, PAYMENT_LIST.isPersonal(query)),
    (query) => PAYMENT_LIST.isFiltered(query),
  );
  protected readonly personal = computed(() => PAYMENT_LIST.isPersonal(this.list.query()));
}
