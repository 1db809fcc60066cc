import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_SORTS, type CaseQuery, type CaseSort } from '@contract';

const ORDERS = CASE_SORTS.flatMap((sort) => [`${sort}.asc`, `${sort}.desc`]);

/** What the list is sorted by, and which way. */
@Component({
  selector: 'app-case-order',
  imports: [TranslocoPipe],
  template: `
    <label>
      <span>{{ 'caseList.order.label' | transloco }}</span>
      <select class="input" (change)="choose($event)">
        @for (order of orders; track order) {
          <option [value]="order" [selected]="order === current()">{{ 'caseList.order.' + order | transloco }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    label { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-2); }
    select { inline-size: auto; }
  `,
})
export class CaseOrder {
  readonly query = input.required<CaseQuery>();
  readonly changed = output<CaseQuery>();
  protected readonly orders = ORDERS;
  protected readonly current = computed(() => `${this.query().sort}.${this.query().order}`);

  protected choose(event: Event): void {
    const [sort, order] = (event.target as HTMLSelectElement).value.split('.') as [CaseSort, 'asc' | 'desc'];
    this.changed.emit({ sort, order });
  }
}
