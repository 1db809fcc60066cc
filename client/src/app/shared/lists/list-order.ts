import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The sort order of a list: options like `orderedAt.desc`, whose texts lie below the key `texts`. */
@Component({
  selector: 'app-list-order',
  imports: [TranslocoPipe],
  template: `
    <label>
      <span>{{ 'shared.list.order' | transloco }}</span>
      <select class="input" (change)="choose($event)">
        @for (order of orders(); track order) {
          <option [value]="order" [selected]="order === current()">{{ texts() + order | transloco }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    label {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
    select {
      inline-size: auto;
    }
  `,
})
export class ListOrder {
  readonly orders = input.required<readonly string[]>();
  readonly current = input.required<string>();
  readonly texts = input.required<string>();
  readonly chosen = output<{ readonly sort: string; readonly order: string }>();

  protected choose(event: Event): void {
    const [sort, order] = (event.target as HTMLSelectElement).value.split('.') as [string, string];
    this.chosen.emit({ sort, order });
  }
}
