import { type ElementRef, type Signal, inject, untracked } from '@angular/core';
import { LanguageChoice } from '../i18n/language-choice';
import { type TypedKind, searchedValue, shownValue } from '../inputs/typed-kind';
import { SessionStore } from '../session/session-store';

/** How typed text is read, by the field's name; a field without a kind is a choice or free text. */
export type FieldKinds<Q> = Partial<Record<keyof Q & string, TypedKind>>;

/**
 * The controls of a search form, named like the query's fields. Create it in the constructor of the form's component.
 */
export class SearchFields<Q extends object> {
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageChoice);

  constructor(
    private readonly form: Signal<ElementRef<HTMLFormElement>>,
    private readonly names: readonly (keyof Q & string)[],
    private readonly kinds: FieldKinds<Q>,
  ) {}

  /** Shows a query's values in their controls. */
  show(query: Q, names = this.names): void {
    const language = untracked(this.language.current);
    const { elements } = this.form().nativeElement;
    for (const name of names) {
      const control = elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
        control.value = shownValue(this.kind(name), String(query[name] ?? ''), language);
    }
  }

  /**
   * Reads the form's values, normalises them and shows the result; empty values are undefined, so that they leave the
   * URL.
   */
  read(): Q {
    const values = new FormData(this.form().nativeElement);
    const read = Object.fromEntries(
      this.names.map((name) => [
        name,
        searchedValue(this.kind(name), String(values.get(name) ?? ''), this.session.today()) || undefined,
      ]),
    ) as Q;
    this.show(read);
    return read;
  }

  private kind(name: keyof Q & string): TypedKind {
    return this.kinds[name] ?? 'text';
  }
}
