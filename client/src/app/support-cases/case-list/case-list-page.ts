import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_SORTS, type CasePage, type CaseQuery } from '@contract';
import { PortalApi } from '../../shared/api/portal-api';
import { ListResults } from '../../shared/lists/list-results';
import { ListView } from '../../shared/lists/list-view';
import { CaseFilters } from './case-filters';
import { CASE_LIST } from './case-query';
import { CaseTable } from './case-table';

/** 「依頼管理表」. What it shows stands in the URL: filters, order and page. */
@Component({
  selector: 'app-case-list-page',
  imports: [CaseFilters, CaseTable, ListResults, TranslocoPipe],
  template: `
    <section class="page">
      <h1>{{ 'caseList.title' | transloco }}</h1>
      <app-case-filters [query]="list.query()" [services]="services()" [mistakes]="list.mistakes()" (applied)="list.change($event)" (cleared)="list.clear()" />
      <app-list-results [list]="list" none="caseList.none" noneFiltered="caseList.noneFiltered" [orders]="orders" orderTexts="caseList.order.">
        @if (list.shown(); as page) {<app-case-table [cases]="page.items" [query]="list.query()" />}
      </app-list-results>
    </section>
  `,
})
export class CaseListPage {
  private readonly api = inject(PortalApi);
  protected readonly list = new ListView<CaseQuery, CasePage>(CASE_LIST, (query) => this.api.cases(query));
  protected readonly services = computed(() => this.list.shown()?.services ?? []);
  protected readonly orders = CASE_SORTS.flatMap((sort) => [`${sort}.asc`, `${sort}.desc`]);
}
