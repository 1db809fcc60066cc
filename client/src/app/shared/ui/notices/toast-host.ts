import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { WriteOutcomes } from '../../api/write-outcomes';
import { Icon } from '../icon';
import { Toasts } from './toasts';

/** Where toasts appear; used once, in the shell. */
@Component({
  selector: 'app-toast-host',
  imports: [Icon, TranslocoPipe],
  template: `
    <div class="toasts" role="status">
      @if (outcomes.lookingUp()) {
        <div class="toast">
          <app-icon name="hourglass" /><span>{{ 'shared.lookingUp' | transloco }}</span>
        </div>
      }
      @for (toast of toasts.shown(); track toast.id) {
        <div class="toast">
          <app-icon name="checkCircle" />
          <span>{{ toast.text | transloco: toast.params }}</span>
          <button
            type="button"
            class="button-icon"
            [attr.aria-label]="'shared.close' | transloco"
            (click)="toasts.close(toast.id)"
          >
            <app-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
})
export class ToastHost {
  protected readonly toasts = inject(Toasts);
  protected readonly outcomes = inject(WriteOutcomes);
}
