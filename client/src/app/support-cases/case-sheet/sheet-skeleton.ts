import { Component } from '@angular/core';
import { Loading } from '../../shared/ui/notices/loading';

/** The outline of a case sheet while it is loading, so that the layout does not shift. */
@Component({
  selector: 'app-sheet-skeleton',
  imports: [Loading],
  template: `
    <app-loading />
    <div class="card" aria-hidden="true">
      @for (row of rows; track row) {
        <div class="row"><span class="label"></span><span class="value"></span></div>
      }
    </div>
  `,
  styles: `
    .row {
      display: flex;
      gap: var(--space-5);
      padding-block: var(--space-3);
    }
    .label,
    .value {
      block-size: 1.25rem;
      border-radius: var(--radius);
      background: var(--hover);
    }
    .label {
      inline-size: 8rem;
    }
    .value {
      flex: 1;
      max-inline-size: 20rem;
    }
  `,
})
export class SheetSkeleton {
  protected readonly rows = [1, 2, 3, 4, 5, 6, 7, 8];
}
