import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_SORTS, type CasePage } from '@contract';
import { SupportCasesApi } from '../support-cases-api';
import { ListResults } from '../../shared/lists/list-results';
import { ListView } from '../../shared/lists/list-view';
import { CaseFilters } from './case-filters';
import { CASE_LIST, type CaseListQuery, asked } from './case-query';
import { CaseTable } from './case-table';
import { FoundOutside } from './found-outside';

/** 「依頼管理表」. The URL holds its filters, sort order and page. */
@Component({
  selector: 'app-case-list-page',
  imports: [CaseFilters, CaseTable, FoundOutside, ListResults, TranslocoPipe],
  template: `
    <section class="page">
      <h1>{{ 'caseList.title' | transloco }}</h1>
      <app-case-filters
        [query]="list.query()"
        [services]="services()"
        [mistakes]="list.mistakes()"
        (applied)="list.change($event)"
        (cleared)="list.clear()"
      />
      <app-list-results
        [list]="list"
        [none]="none()"
        noneFiltered="caseList.noneFiltered"
        [orders]="orders"
        orderTexts="caseList.order."
      >
        @if (list.shown(); as page) {
          <app-case-table [cases]="page.items" [query]="list.query()" />
        }
      </app-list-results>
      @if (outside.hasValue()) {
        <app-found-outside [cases]="outside.value()" [number]="list.query().q!" />
      }
    </section>
  `,
})
export class CaseListPage {
  private readonly api = inject(SupportCasesApi);
  protected readonly list = new ListView<CaseListQuery, CasePage>(CASE_LIST, (query) => this.api.cases(asked(query)));
  protected readonly services = computed(() => this.list.shown()?.services ?? []);
  protected readonly orders = CASE_SORTS.flatMap((sort) => [`${sort}.asc`, `${sort}.desc`]);
  protected readonly none = computed(() =>
    this.list.query().status === 'open' ? 'caseList.noneWaiting' : 'caseList.none',
  );
  /**
   * Cases that match a searched number but not the other filters are offered separately: a colleague may have named the
   * number on the phone.
   */
  protected readonly outside = resource({
    params: () => {
      const { q } = this.list.query();
      return q && this.list.page.hasValue() && !this.list.page.value().items.length ? q : undefined;
    },
    loader: async ({ params: q }) => (await this.api.cases({ q })).items.slice(0, 5),
  });
}
