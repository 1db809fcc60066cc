import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type FieldKind, LIMITS, characterCount } from '@contract';
import type { FormField } from '../../model/form-sections';

/** Maximum length per kind, in characters as a person counts them; only for kinds where a counter helps. */
const LONGEST: Partial<Record<FieldKind, number>> = {
  name: LIMITS.name,
  line: LIMITS.line,
  address: LIMITS.address,
  text: LIMITS.text,
  code: LIMITS.code,
  slip: LIMITS.slip,
  email: LIMITS.email,
};

/** The on-screen keyboard for each kind. Every input is of type text, because only the contract validates formats. */
const KEYBOARDS: Partial<Record<FieldKind, string>> = {
  yen: 'numeric',
  count: 'numeric',
  phone: 'tel',
  postalCode: 'numeric',
  email: 'email',
  url: 'url',
};

/** Text key of the unit after a number. */
const UNITS: Partial<Record<FieldKind, string>> = { yen: 'answering.yen', count: 'answering.people' };

/** From this share of its maximum length on, a single line shows its length; a textarea always does. */
const NEARLY_FULL = 0.8;

/** A single line, a textarea or a number. Typed text is never truncated: the contract refuses what is too long. */
@Component({
  selector: 'app-text-input',
  imports: [TranslocoPipe],
  templateUrl: './text-input.html',
  styleUrl: './text-input.scss',
})
export class TextInput {
  readonly inputId = input.required<string>();
  readonly field = input.required<FormField>();
  readonly text = input.required<string>();
  readonly disabled = input(false);
  readonly required = input(false);
  readonly description = input<string | null>(null);
  readonly invalid = input(false);
  readonly entered = output<string>();
  readonly left = output();
  protected readonly kind = computed(() => this.field().spec.kind);
  protected readonly keyboard = computed(() => KEYBOARDS[this.kind()] ?? null);
  protected readonly unit = computed(() => UNITS[this.kind()]);
  protected readonly max = computed(() => LONGEST[this.kind()] ?? 0);
  protected readonly count = computed(() => characterCount(this.text()));
  protected readonly counted = computed(
    () => this.max() > 0 && (this.kind() === 'text' || this.count() > this.max() * NEARLY_FULL),
  );

  protected enter(event: Event): void {
    this.entered.emit((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  }
}
