import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CardBrand, cardBrandOf, tokyoDate } from '@contract';
import type { CardSettings, SandboxCard } from '@contract/demo';
import { YenPipe } from '../../shared/formats/format-pipes';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { ErrorSummary, type FieldMistake } from '../../shared/ui/notices/error-summary';
import { Icon } from '../../shared/ui/icon';
import {
  CARD_MISTAKES,
  type CardField,
  type CardMistake,
  type CheckedCard,
  checkCard,
  digitsOf,
  isChecked,
} from './card-check';
import { RequiredMark } from '../../shared/ui/required-mark';
import { TestCards } from './test-cards';

const YEARS = 20;
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
const IDS: Readonly<Record<CardField, string>> = {
  number: 'card-number',
  expiry: 'card-month',
  name: 'card-name',
  securityCode: 'card-code',
};

/** Number, expiry, name and security code. The values stay in the inputs: neither a signal nor a storage holds them. */
@Component({
  selector: 'app-card-form',
  imports: [ErrorSummary, Icon, RequiredMark, TestCards, TranslocoPipe, YenPipe],
  templateUrl: './card-form.html',
  styleUrl: './card-form.scss',
})
export class CardForm {
  readonly settings = input.required<CardSettings>();
  readonly total = input.required<number>();
  readonly busy = input.required<boolean>();
  /** The tokeniser's error. */
  readonly refused = input<CardMistake | null>(null);
  readonly paid = output<CheckedCard>();
  private readonly language = inject(LanguageChoice);
  private readonly injector = inject(Injector);
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');
  private readonly summary = viewChild.required(ErrorSummary);
  protected readonly months = MONTHS;
  protected readonly years = Array.from({ length: YEARS }, (_, i) => String(Number(today().slice(0, 4)) + i));
  protected readonly brand = signal<CardBrand | null>(null);
  private readonly wrong = linkedSignal<readonly CardMistake[]>(() => {
    const refused = this.refused();
    return refused ? [refused] : [];
  });
  protected readonly mistakes = computed(() =>
    this.wrong().map((mistake): FieldMistake => {
      const field = CARD_MISTAKES[mistake];
      return {
        controlId: IDS[field],
        label: this.language.text(`shop.card.field.${field}`),
        message: this.language.text(`shop.card.mistake.${mistake}`),
      };
    }),
  );

  /** Removes the card from the page once there is a token. */
  clear(): void {
    this.form().nativeElement.reset();
    this.brand.set(null);
    this.wrong.set([]);
  }

  protected messageAt(field: CardField): string {
    return this.mistakes().find(({ controlId }) => controlId === IDS[field])?.message ?? '';
  }

  protected showBrand(event: Event): void {
    this.brand.set(cardBrandOf(digitsOf((event.target as HTMLInputElement).value)));
  }

  protected fill({ number, brand }: SandboxCard): void {
    const { nativeElement: form } = this.form();
    const values = {
      number,
      month: '12',
      year: this.years[1]!,
      name: 'TARO YAMADA',
      securityCode: brand === 'amex' ? '1234' : '123',
    };
    for (const [name, value] of Object.entries(values)) {
      const control = form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null;
      if (control) control.value = value;
    }
    this.brand.set(brand);
    this.wrong.set([]);
    document.getElementById(IDS.number)?.focus();
  }

  protected submit(): void {
    if (this.busy()) return;
    const values = new FormData(this.form().nativeElement);
    const text = (name: string) => String(values.get(name) ?? '');
    const entry = {
      number: text('number'),
      month: text('month'),
      year: text('year'),
      name: text('name'),
      securityCode: text('securityCode'),
    };
    const card = checkCard(entry, this.settings(), today());
    this.wrong.set(isChecked(card) ? [] : card);
    if (isChecked(card)) this.paid.emit(card);
    else afterNextRender({ read: () => this.summary().focus() }, { injector: this.injector });
  }
}

/** Today in Japan; computed when needed, because a page may stay open past the end of a month. */
function today(): string {
  return tokyoDate(new Date());
}
