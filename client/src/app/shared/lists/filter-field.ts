import { Component, input } from '@angular/core';

/** Label, error and control of one filter; the control inside has the id `filter-<name>`. */
@Component({
  selector: 'app-filter-field',
  template: `
    <div class="field">
      <label class="field-label" [for]="'filter-' + name()">{{ label() }}</label>
      @if (mistake(); as sentence) {
        <p class="field-error" role="alert" [id]="'filter-' + name() + '-error'">{{ sentence }}</p>
      }
      <ng-content />
    </div>
  `,
})
export class FilterField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly mistake = input<string>();
}
