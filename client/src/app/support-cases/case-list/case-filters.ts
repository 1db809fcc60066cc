import {
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  CASE_CATEGORIES,
  type CaseQuery,
  DUE_FILTERS,
  type Label,
  NOTICE_KINDS,
  NOTICE_KIND_LABELS,
  NOTICE_TYPE_CODES,
  STATUS_FILTERS,
  type ServiceRef,
  type StatusFilter,
  caseStatus,
  category,
  isSupport,
  noticeKind,
  noticeTypeLabel,
} from '@contract';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { FilterField } from '../../shared/lists/filter-field';
import { FilterInput } from '../../shared/lists/filter-input';
import { SearchFields } from '../../shared/lists/search-fields';
import { sameOptions, serviceOptions } from '../../shared/lists/service-options';
import { SessionStore } from '../../shared/session/session-store';
import { Icon } from '../../shared/ui/icon';
import { CASE_FIELDS, CASE_LIST, type CaseListQuery } from './case-query';

/**
 * Filters that are collapsed. The only category, which the top page's links name, filters nothing and expands nothing.
 */
const DETAILS: readonly (keyof CaseQuery)[] = [
  ...(CASE_CATEGORIES.length > 1 ? (['category'] as const) : []),
  'noticeType',
  'service',
  'merchant',
  'requestedFrom',
  'requestedTo',
];
const NOTICE_GROUPS = NOTICE_KINDS.map((kind) => ({
  label: NOTICE_KIND_LABELS[kind],
  types: NOTICE_TYPE_CODES.filter((code) => noticeKind(code) === kind).map((code) => ({
    code,
    label: noticeTypeLabel(code),
  })),
}));

/** The filters of 依頼管理表; nothing is sent until 「絞り込む」. */
@Component({
  selector: 'app-case-filters',
  imports: [FilterField, FilterInput, Icon, LabelPipe, TranslocoPipe],
  templateUrl: './case-filters.html',
  styleUrl: './case-filters.scss',
})
export class CaseFilters {
  readonly query = input.required<CaseListQuery>();
  readonly services = input.required<readonly ServiceRef[]>();
  readonly mistakes = input.required<Partial<Record<keyof CaseQuery, string>>>();
  readonly applied = output<CaseListQuery>();
  readonly cleared = output();
  private readonly session = inject(SessionStore);
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');
  private readonly fields = new SearchFields<CaseListQuery>(this.form, CASE_LIST.filterNames, CASE_FIELDS);
  protected readonly statuses = STATUS_FILTERS;
  protected readonly dues = DUE_FILTERS;
  protected readonly categories = CASE_CATEGORIES.map((code) => ({
    category: code,
    label: category(code).label,
  }));
  protected readonly noticeGroups = NOTICE_GROUPS;
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
  protected readonly serviceOptions = computed(
    () => serviceOptions(this.services(), this.support(), this.query().service),
    { equal: sameOptions },
  );
  protected readonly filtered = computed(() => CASE_LIST.isFiltered(this.query()));
  /** Filters in use are never collapsed. */
  protected readonly unfolded = computed(() => DETAILS.some((name) => this.query()[name] || this.mistakes()[name]));

  constructor() {
    // The back button changes the query: the fields then show the applied values, not text that was typed and never
    // applied.
    afterRenderEffect(() => this.fields.show(this.query()));
    // Options that arrive with the list need their value set again; text typed meanwhile stays.
    afterRenderEffect(() => {
      this.serviceOptions();
      this.fields.show(untracked(this.query), ['service']);
    });
  }

  protected statusLabel(status: StatusFilter): Label | null {
    return status === 'open' ? null : caseStatus(status).label;
  }

  protected apply(): void {
    this.applied.emit(this.fields.read());
  }
}
