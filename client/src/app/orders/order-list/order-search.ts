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
  ORDER_ATTENTIONS,
  ORDER_PAYMENT_METHODS,
  ORDER_STATUSES,
  ORDER_STATUS_LABELS,
  type OrderQuery,
  type ServiceRef,
  isSupport,
} from '@contract';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { FilterChoice } from '../../shared/lists/filter-choice';
import { FilterField } from '../../shared/lists/filter-field';
import { FilterInput } from '../../shared/lists/filter-input';
import { FilterRange } from '../../shared/lists/filter-range';
import { SearchFields } from '../../shared/lists/search-fields';
import { sameOptions, serviceOptions } from '../../shared/lists/service-options';
import { SessionStore } from '../../shared/session/session-store';
import { Icon } from '../../shared/ui/icon';
import { DETAIL_NAMES, ORDER_FIELDS, ORDER_LIST } from './order-query';

const SEARCHED_TEXTS = [
  'kana',
  'email',
  'phone',
  'productName',
  'customerId',
] as const satisfies readonly (keyof OrderQuery)[];

/** The search form of 受注管理 (spec 4.1, point 2). Nothing is sent until 「この条件で検索する」. */
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
  private readonly fields = new SearchFields<OrderQuery>(this.form, ORDER_LIST.filterNames, ORDER_FIELDS);
  protected readonly texts = SEARCHED_TEXTS;
  protected readonly kinds = ORDER_FIELDS;
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
  protected readonly statuses = computed(() =>
    ORDER_STATUSES.map((value) => ({ value, text: this.language.label(ORDER_STATUS_LABELS[value]) })),
  );
  protected readonly methods = computed(() =>
    ORDER_PAYMENT_METHODS.map((value) => ({ value, text: this.language.text(`shared.methods.${value}`) })),
  );
  protected readonly attentions = computed(() =>
    ORDER_ATTENTIONS.map((value) => ({ value, text: this.language.text(`orders.attentions.${value}`) })),
  );
  protected readonly serviceOptions = computed(
    () => serviceOptions(this.services(), this.support(), this.query().service),
    { equal: sameOptions },
  );
  protected readonly filtered = computed(() => ORDER_LIST.isFiltered(this.query()));
  /** Fields in use are never collapsed. */
  protected readonly unfolded = computed(() =>
    DETAIL_NAMES.some((name) => (name !== 'attention' && this.query()[name]) || this.mistakes()[name]),
  );

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

  protected apply(): void {
    this.applied.emit(this.fields.read());
  }
}
