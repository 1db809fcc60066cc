import { Component, computed, input, output } from '@angular/core';
import { CART_LIMITS } from '@contract/demo';

/** A select for a quantity: `<app-quantity-choice inputId="…" [label]="…" [quantity]="…" (chosen)="…" />`. */
@Component({
  selector: 'app-quantity-choice',
  template: `
    <label class="visually-hidden" [attr.for]="inputId()">{{ label() }}</label>
    <select class="input" [id]="inputId()" (change)="choose($event)">
      @for (number of numbers(); track number) {
        <option [value]="number" [selected]="number === quantity()">{{ number }}</option>
      }
    </select>
  `,
  styles: `
    .input {
      inline-size: 4.5rem;
    }
  `,
})
export class QuantityChoice {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly quantity = input.required<number>();
  readonly max = input<number>(CART_LIMITS.quantity);
  readonly chosen = output<number>();
  protected readonly numbers = computed(() => Array.from({ length: this.max() }, (_, i) => i + 1));

  protected choose(event: Event): void {
    this.chosen.emit(Number((event.target as HTMLSelectElement).value));
  }
}
