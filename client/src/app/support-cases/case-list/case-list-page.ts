import { Component, ElementRef, computed, inject, linkedSignal, resource, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CasePage, type CaseQuery, fieldErrorMessage } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { PortalApi } from '../../shared/api/portal-api';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { Loading } from '../../shared/ui/loading';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { CaseFilters } from './case-filters';
import { CaseOrder } from './case-order';
import { CasePager } from './case-pager';
import { changed, isFiltered, queryFromUrl, urlFromQuery } from './case-query';
import { CaseTable } from './case-table';

/** 「依頼管理表」. What it shows stands in the URL: filters, order and page. */
@Component({
  selector: 'app-case-list-page',
  imports: [CaseFilters, CaseOrder, CasePager, CaseTable, Loading, ProblemNotice, RouterLink, TranslocoPipe],
  templateUrl: './case-list-page.html',
  styleUrl: './case-list-page.scss',
})
export class CaseListPage {
  private readonly api = inject(PortalApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly language = inject(LanguageChoice);
  private readonly results = viewChild<ElementRef<HTMLElement>>('results');
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly query = computed(() => queryFromUrl(this.params()));
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly page = resource({ params: () => this.query(), loader: ({ params }) => this.api.cases(params) });
  /** The last page that came stays on the screen while the next one is on its way. */
  protected readonly shown = linkedSignal<CasePage | undefined, CasePage | undefined>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (page, previous) => page ?? previous?.value,
  });
  protected readonly services = computed(() => this.shown()?.services ?? []);
  private readonly fieldErrors = computed(() => {
    const failure = this.page.error();
    return failure ? ApiProblem.from(failure).errors : [];
  });
  /** Sentences by the name of their field in the query. */
  protected readonly mistakes = computed<Partial<Record<keyof CaseQuery, string>>>(() => Object.fromEntries(
    this.fieldErrors().map(({ pointer, code, params }) => [pointer.slice(1), fieldErrorMessage(code, this.language.current(), params)]),
  ));

  protected change(change: CaseQuery): void {
    void this.router.navigate(['/cases'], { queryParams: urlFromQuery(changed(this.query(), change)) });
  }

  protected clear(): void {
    const { sort, order } = this.query();
    void this.router.navigate(['/cases'], { queryParams: urlFromQuery({ sort, order }) });
  }

  /** After a turn of the page, reading goes on at its first row. */
  protected turned(): void {
    this.results()?.nativeElement.focus();
  }
}
