import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDetail } from '@contract';
import { SideBySide } from '../../shared/ui/side-by-side';
import { CardOperations } from './card-operations';
import { OrderNews } from './order-news';

/**
 * Shown when an operation was not carried out because the order had changed: the changes beside the requested
 * operation. The panel below shows the current order.
 */
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
  /** The order that the page shows. */
  readonly order = input.required<OrderDetail>();
  protected readonly operations = inject(CardOperations);
  /** Null when the conflict belongs to another order that this page showed before. */
  protected readonly conflict = computed(() =>
    this.operations.conflict()?.now.id === this.order().id ? this.operations.conflict() : null,
  );
}
