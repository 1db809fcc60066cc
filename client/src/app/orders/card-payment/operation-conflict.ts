import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDetail } from '@contract';
import { SideBySide } from '../../shared/ui/side-by-side';
import { CardOperations } from './card-operations';
import { OrderNews } from './order-news';

/** An operation that was not carried out, because the order had changed: what is new beside what was wanted. The panel below shows the order as it is now. */
@Component({
  selector: 'app-operation-conflict',
  imports: [OrderNews, SideBySide, TranslocoPipe],
  template: `
    @if (conflict(); as conflict) {
      <app-side-by-side
        [heading]="'orders.conflict.operation' | transloco"
        [text]="'orders.conflict.again' | transloco"
      >
        <div news><ng-content /><app-order-news [seen]="conflict.seen" [now]="conflict.now" /></div>
        <p own class="wanted">{{ conflict.wanted }}</p>
        <button actions type="button" class="button" (click)="operations.conflict.set(null)">
          {{ 'orders.conflict.read' | transloco }}
        </button>
      </app-side-by-side>
    }
  `,
  styles: `
    .wanted {
      margin: 0;
      white-space: pre-line;
    }
  `,
})
export class OperationConflictView {
  /** The one that the page shows. */
  readonly order = input.required<OrderDetail>();
  protected readonly operations = inject(CardOperations);
  /** None of another order that was shown here before. */
  protected readonly conflict = computed(() =>
    this.operations.conflict()?.now.id === this.order().id ? this.operations.conflict() : null,
  );
}
