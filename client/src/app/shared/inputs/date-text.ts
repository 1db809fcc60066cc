import { Component, type ElementRef, computed, effect, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type DateRule, readDate } from '@contract';
import { dateEcho, shownDate } from './shown-date';
import { LanguageChoice } from '../i18n/language-choice';

/**
 * A text input for a date as people type, paste or dictate it (`readDate`). The date as it was read stands beside it,
 * with its weekday; on blur the input shows it too. Text that can't be read stays unchanged, and the form shows the
 * error.
 */
@Component({
  selector: 'app-date-text',
  imports: [TranslocoPipe],
  template: `
    <input
      #box
      class="input date"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      spellcheck="false"
      [id]="inputId()"
      [attr.name]="name() || null"
      [placeholder]="'shared.date.placeholder' | transloco"
      [attr.aria-required]="required() || null"
      [attr.aria-describedby]="description()"
      [attr.aria-invalid]="invalid() || null"
      (input)="enter()"
      (blur)="leave()"
    />
    <output class="echo" [attr.for]="inputId()">{{ echo() }}</output>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
    }
    .date {
      inline-size: 10.5rem;
      max-inline-size: 100%;
    }
    .echo {
      color: var(--text-muted);
      font-size: 0.9375rem;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class DateText {
  readonly inputId = input.required<string>();
  readonly name = input('');
  /** `YYYY-MM-DD`, or the typed text where it can't be read. */
  readonly value = input.required<string>();
  /**
   * Today in Asia/Tokyo as `YYYY-MM-DD`, and whether the date lies in the past or the future: both decide the year of
   * `11/28`.
   */
  readonly today = input.required<string>();
  readonly rule = input<DateRule>();
  readonly required = input(false);
  readonly description = input<string | null>(null);
  readonly invalid = input(false);
  /** While typing the text in the input; on blur `YYYY-MM-DD` where it can be read. */
  readonly entered = output<string>();
  readonly left = output();
  private readonly language = inject(LanguageChoice);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly typed = signal('');
  protected readonly echo = computed(() =>
    dateEcho(this.typed(), { today: this.today(), rule: this.rule() }, this.language.current()),
  );

  constructor() {
    effect(() => this.show(this.value(), shownDate(this.value(), this.language.current())));
  }

  protected enter(): void {
    this.typed.set(this.box().nativeElement.value);
    this.entered.emit(this.typed());
  }

  protected leave(): void {
    const { nativeElement: box } = this.box();
    const reading = readDate(box.value, { today: this.today(), rule: this.rule() });
    this.typed.set('');
    const date = 'value' in reading ? (reading.value ?? '') : box.value;
    if (date !== this.value()) this.entered.emit(date);
    box.value = shownDate(date, this.language.current());
    this.left.emit();
  }

  /** Does not overwrite text that is being typed. */
  private show(value: string, shown: string): void {
    const { nativeElement: box } = this.box();
    if (value !== box.value) box.value = shown;
  }
}
