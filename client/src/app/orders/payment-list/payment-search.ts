import {
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PAYMENT_STATES, PAYMENT_STATE_LABELS, type PaymentQuery, isSupport } from '@contract';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { FilterChoice } from '../../shared/lists/filter-choice';
import { FilterField } from '../../shared/lists/filter-field';
import { FilterInput } from '../../shared/lists/filter-input';
import { FilterRange } from '../../shared/lists/filter-range';
import { SearchFields } from '../../shared/lists/search-fields';
import { SessionStore } from '../../shared/session/session-store';
import { Icon } from '../../shared/ui/icon';
import { PAYMENT_FIELDS, PAYMENT_LIST } from './payment-query';

/** The search form of 決済情報 確認. */
@Component({
  selector: 'app-payment-search',
  imports: [FilterChoice, FilterField, FilterInput, FilterRange, Icon, TranslocoPipe],
  templateUrl: './payment-search.html',
  styleUrl: './payment-search.scss',
})
export class PaymentSearch {
  readonly query = input.required<PaymentQuery>();
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  readonly applied = output<PaymentQuery>();
  readonly cleared = output();
  private readonly language = inject(LanguageChoice);
  private readonly session = inject(SessionStore);
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');
  private readonly fields = new SearchFields<PaymentQuery>(this.form, PAYMENT_LIST.filterNames, PAYMENT_FIELDS);
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
  protected readonly states = computed(() =>
    PAYMENT_STATES.map((value) => ({ value, text: this.language.label(PAYMENT_STATE_LABELS[value]) })),
  );
  protected readonly filtered = computed(() => PAYMENT_LIST.isFiltered(this.query()));

  constructor() {
    afterRenderEffect(() => this.fields.show(this.query()));
  }

  protected apply(): void {
    this.applied.emit(this.fields.read());
  }
}
