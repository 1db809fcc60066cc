import { Component, computed, input } from '@angular/core';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { NoValue } from '../../shared/ui/no-value';
import { PARTS, type Part } from '../buyer/buyer-entry';

/** A buyer or a recipient, field by field, as it will be sent. */
@Component({
  selector: 'app-person-facts',
  imports: [LabelPipe, NoValue],
  template: `
    <dl class="facts">
      @for (field of fields(); track field.name) {
        <div>
          <dt>{{ field.label | label }}</dt>
          <dd>
            @if (values()[field.name]; as value) {
              {{ value }}
            } @else {
              <app-no-value />
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    .facts > div {
      padding-block: var(--space-2);
    }
  `,
})
export class PersonFacts {
  readonly part = input.required<Part>();
  readonly values = input.required<Readonly<Record<string, string | null>>>();
  protected readonly fields = computed(() => PARTS[this.part()]);
}
