import { Component, type ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageChoice } from '../i18n/language-choice';
import { type TypedKind, searchedValue, shownValue } from '../inputs/typed-kind';
import { SessionStore } from '../session/session-store';

const NUMERIC: readonly TypedKind[] = ['date', 'yen', 'trackingId', 'merchantId'];

/**
 * The control of a search field, with the id `filter-<name>`; the surrounding FilterField or FilterRange shows its
 * error. On blur it shows the value as it was read. Pasted text is never truncated.
 */
@Component({
  selector: 'app-filter-input',
  imports: [TranslocoPipe],
  template: `
    <input
      #box
      class="input"
      type="text"
      autocomplete="off"
      spellcheck="false"
      [id]="'filter-' + name()"
      [name]="name()"
      [attr.inputmode]="numeric() ? 'numeric' : null"
      [attr.placeholder]="kind() === 'date' ? ('shared.date.placeholder' | transloco) : null"
      [attr.aria-invalid]="invalid() || null"
      [attr.aria-describedby]="invalid() ? 'filter-' + name() + '-error' : null"
      (blur)="settle()"
    />
  `,
})
export class FilterInput {
  readonly name = input.required<string>();
  readonly kind = input<TypedKind>('text');
  readonly invalid = input(false);
  protected readonly numeric = computed(() => NUMERIC.includes(this.kind()));
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageChoice);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected settle(): void {
    const { nativeElement: box } = this.box();
    box.value = shownValue(
      this.kind(),
      searchedValue(this.kind(), box.value, this.session.today()),
      this.language.current(),
    );
  }
}
