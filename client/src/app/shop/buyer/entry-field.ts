import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldError, FieldSpec } from '@contract';
import { mistakeSentence } from '../../shared/formats/mistake-sentence';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { Icon } from '../../shared/ui/icon';
import { RequiredMark } from '../../shared/ui/required-mark';

const KEYBOARDS: Partial<Record<FieldSpec['kind'], string>> = { phone: 'tel', postalCode: 'numeric', email: 'email' };

/**
 * One field of 購入者情報: label, input and error. Every input is of type text, because only the contract validates
 * formats.
 */
@Component({
  selector: 'app-entry-field',
  imports: [Icon, LabelPipe, RequiredMark, TranslocoPipe],
  template: `
    <div class="field">
      <label class="field-label" [attr.for]="inputId()">
        {{ field().label | label }}
        @if (field().required) {
          <app-required-mark />
        } @else {
          <span class="mark mark-optional">{{ 'shop.field.optional' | transloco }}</span>
        }
      </label>
      @if (message(); as sentence) {
        <p class="field-error" [id]="inputId() + '-error'">
          <app-icon name="alert" /><span>{{ sentence }}</span>
        </p>
      }
      <input
        class="input"
        type="text"
        [id]="inputId()"
        [value]="value()"
        [autocomplete]="autocomplete()"
        [attr.inputmode]="keyboard()"
        [attr.aria-required]="!!field().required || null"
        [attr.aria-invalid]="!!error() || null"
        [attr.aria-describedby]="error() ? inputId() + '-error' : null"
        (input)="enter($event)"
        (blur)="left.emit()"
      />
    </div>
  `,
  styles: `
    .field-error {
      display: flex;
      align-items: flex-start;
      gap: var(--space-1);
    }
  `,
})
export class EntryField {
  readonly inputId = input.required<string>();
  readonly field = input.required<FieldSpec>();
  readonly value = input.required<string>();
  readonly autocomplete = input.required<AutoFill>();
  readonly error = input<FieldError>();
  readonly entered = output<string>();
  readonly left = output();
  private readonly language = inject(LanguageChoice);
  protected readonly keyboard = computed(() => KEYBOARDS[this.field().kind] ?? null);
  protected readonly message = computed(() => {
    const error = this.error();
    return error ? mistakeSentence(error, this.language.current()) : '';
  });

  protected enter(event: Event): void {
    this.entered.emit((event.target as HTMLInputElement).value);
  }
}
