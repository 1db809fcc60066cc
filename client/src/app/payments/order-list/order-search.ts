import { Component, type ElementRef, afterRenderEffect, computed, inject, input, output, untracked, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LIMITS, ORDER_CARES, ORDER_PAYMENT_METHODS, ORDER_STATUSES, ORDER_STATUS_LABELS, type OrderQuery, type ServiceRef, isSupport,
} from '@contract';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { FilterChoice } from '../../shared/lists/filter-choice';
import { FilterField } from '../../shared/lists/filter-field';
import { FilterInput } from '../../shared/lists/filter-input';
import { FilterRange } from '../../shared/lists/filter-range';
import { readFilters, showFilters } from '../../shared/lists/filter-values';
import { sameOptions, serviceOptions } from '../../shared/lists/service-options';
import { SessionStore } from '../../shared/session/session-store';
import { Icon } from '../../shared/ui/icon';
import { DETAIL_NAMES, ORDER_LIST } from './order-query';

/** Characters of an order number. */
const NUMBER_LENGTH = 38;
const SEARCHED_TEXTS = [
  { name: 'kana', max: LIMITS.name }, { name: 'email', max: LIMITS.email }, { name: 'phone', max: LIMITS.code }, { name: 'productName', max: LIMITS.line },
  { name: 'customerId', max: LIMITS.code },
] as const satisfies readonly { readonly name: keyof OrderQuery; readonly max: number }[];

/** The search of 受注管理 (spec 4.1, point 2); nothing happens until 「この条件で検索する」. */
@Component({
  selector: 'app-order-search',
  imports: [FilterChoice, FilterField, FilterInput, FilterRange, Icon, TranslocoPipe],
  templateUrl: './order-search.html',
  styleUrl: './order-search.scss',
})
export class OrderSearch {
  readonly query = input.required<OrderQuery>();
  readonly services = input.required<readonly ServiceRef[]>();
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  readonly applied = output<OrderQuery>();
  readonly cleared = output();
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageChoice);
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');
  protected readonly texts = SEARCHED_TEXTS;
  protected readonly limits = { ...LIMITS, number: NUMBER_LENGTH, trackingId: 14, yen: String(LIMITS.yen).length };
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
  protected readonly statuses = computed(() => ORDER_STATUSES.map((value) => ({ value, text: this.language.label(ORDER_STATUS_LABELS[value]) })));
  protected readonly methods = computed(() => ORDER_PAYMENT_METHODS.map((value) => ({ value, text: this.language.text(`shared.methods.${value}`) })));
  protected readonly cares = computed(() => ORDER_CARES.map((value) => ({ value, text: this.language.text(`payments.cares.${value}`) })));
  protected readonly serviceOptions = computed(() => serviceOptions(this.services(), this.support(), this.query().service), { equal: sameOptions });
  protected readonly filtered = computed(() => ORDER_LIST.isFiltered(this.query()));
  /** Fields in use are never out of sight. */
  protected readonly unfolded = computed(() => DETAIL_NAMES.some((name) => (name !== 'care' && this.query()[name]) || this.mistakes()[name]));

  constructor() {
    // The back button changes the query: then the fields show what the list shows, not what was typed and never applied.
    afterRenderEffect(() => showFilters(this.form().nativeElement, this.query(), ORDER_LIST.filterNames));
    // Options that come with the list need their value again; what was typed meanwhile stays.
    afterRenderEffect(() => {
      this.serviceOptions();
      showFilters(this.form().nativeElement, untracked(this.query), ['service']);
    });
  }

  protected apply(): void {
    this.applied.emit(readFilters<OrderQuery>(this.form().nativeElement, ORDER_LIST.filterNames));
  }
}
