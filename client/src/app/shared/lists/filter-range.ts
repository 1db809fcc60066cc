import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TypedKind } from '../inputs/typed-kind';
import { FilterInput } from './filter-input';

/** Two search fields, `<name>From` and `<name>To`, of one inclusive range. */
@Component({
  selector: 'app-filter-range',
  imports: [FilterInput, TranslocoPipe],
  template: `
    <div class="field" role="group" [attr.aria-labelledby]="'filter-' + name() + '-label'">
      <span class="field-label" [id]="'filter-' + name() + '-label'">{{ label() }}</span>
      @for (end of ends; track end) {
        @if (mistakes()[name() + end]; as sentence) {
          <p class="field-error" role="alert" [id]="'filter-' + name() + end + '-error'">{{ sentence }}</p>
        }
      }
      <div class="ends" [class.date]="kind() === 'date'">
        @for (end of ends; track end) {
          @if (!$first) {
            <span aria-hidden="true">–</span>
          }
          <label class="visually-hidden" [for]="'filter-' + name() + end">{{
            'shared.list.ends.' + end | transloco: { what: label() }
          }}</label>
          <app-filter-input [name]="name() + end" [kind]="kind()" [invalid]="!!mistakes()[name() + end]" />
        }
      </div>
    </div>
  `,
  styles: `
    .ends {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    app-filter-input {
      flex: 1;
      min-inline-size: 0;
    }
    @media (width < 26rem) {
      .ends.date {
        flex-wrap: wrap;
      }
      .ends.date > app-filter-input {
        flex: 1 1 100%;
      }
      .ends.date > span {
        display: none;
      }
    }
  `,
})
export class FilterRange {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly kind = input<TypedKind>('text');
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  protected readonly ends = ['From', 'To'] as const;
}
