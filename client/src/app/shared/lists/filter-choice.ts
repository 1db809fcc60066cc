import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilterField } from './filter-field';
import type { ServiceOption } from './service-options';

/** A search field with options; the first one, 「すべて」, does not filter. */
@Component({
  selector: 'app-filter-choice',
  imports: [FilterField, TranslocoPipe],
  template: `
    <app-filter-field [name]="name()" [label]="label()" [mistake]="mistake()">
      <select
        class="input"
        [id]="'filter-' + name()"
        [name]="name()"
        [attr.aria-invalid]="!!mistake() || null"
        [attr.aria-describedby]="mistake() ? 'filter-' + name() + '-error' : null"
      >
        <option value="">{{ 'shared.list.all' | transloco }}</option>
        @for (option of options(); track option.value) {
          <option [value]="option.value">{{ option.text }}</option>
        }
      </select>
    </app-filter-field>
  `,
})
export class FilterChoice {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly ServiceOption[]>();
  readonly mistake = input<string>();
}
