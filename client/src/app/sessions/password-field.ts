import { Component, ElementRef, booleanAttribute, input, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A password input that can be made visible; `hint` and `error` stand below its label. */
@Component({
  selector: 'app-password-field',
  imports: [TranslocoPipe],
  template: `
    <div class="field">
      <label class="field-label" [for]="inputId()">{{ label() }}</label>
      @if (hint()) {
        <p class="field-hint" [id]="inputId() + '-hint'">{{ hint() }}</p>
      }
      @if (error()) {
        <p class="field-error" [id]="inputId() + '-error'">{{ error() }}</p>
      }
      <div class="with-button">
        <input
          #box
          class="input"
          name="password"
          autocapitalize="none"
          spellcheck="false"
          aria-required="true"
          [id]="inputId()"
          [attr.autofocus]="startHere() ? '' : null"
          [type]="shown() ? 'text' : 'password'"
          [attr.autocomplete]="autocomplete()"
          [attr.aria-invalid]="invalid() || !!error() || null"
          [attr.aria-describedby]="describedBy()"
        />
        <button
          type="button"
          class="button"
          [attr.aria-controls]="inputId()"
          [attr.aria-pressed]="shown()"
          (click)="shown.set(!shown())"
        >
          {{ 'sessions.password.show' | transloco }}
        </button>
      </div>
    </div>
  `,
})
export class PasswordField {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly autocomplete = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  readonly invalid = input(false, { transform: booleanAttribute });
  protected readonly shown = signal(false);
  /** Whether this field gets the focus when its dialog opens. */
  readonly startHere = input(false, { transform: booleanAttribute });
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  value(): string {
    return this.box().nativeElement.value;
  }

  /** Selects the text, for another attempt. */
  select(): void {
    this.box().nativeElement.select();
  }

  fill(password: string): void {
    this.box().nativeElement.value = password;
  }

  protected describedBy(): string | null {
    const ids = [this.hint() && `${this.inputId()}-hint`, this.error() && `${this.inputId()}-error`].filter(Boolean);
    return ids.length ? ids.join(' ') : null;
  }
}
