import { Component, computed, input } from '@angular/core';

/** What is typed into a search field: a text, a calendar date, or a whole number. */
export type FilterKind = 'text' | 'date' | 'number';

/** The control of a search field, with the id `filter-<name>`; its mistake is shown by FilterField or FilterRange around it. */
@Component({
  selector: 'app-filter-input',
  template: `
    <input class="input" autocomplete="off" spellcheck="false" [id]="'filter-' + name()" [name]="name()" [type]="date() ? 'date' : 'text'"
      [attr.inputmode]="kind() === 'number' ? 'numeric' : null" [attr.min]="date() ? '1990-01-01' : null" [attr.max]="date() ? '2999-12-31' : null"
      [attr.maxlength]="date() ? null : maxLength()" [attr.aria-invalid]="invalid() || null" [attr.aria-describedby]="invalid() ? 'filter-' + name() + '-error' : null">
  `,
})
export class FilterInput {
  readonly name = input.required<string>();
  readonly kind = input<FilterKind>('text');
  /** Characters. */
  readonly maxLength = input<number | null>(null);
  readonly invalid = input(false);
  protected readonly date = computed(() => this.kind() === 'date');
}
