import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Progress } from '../shared/ui/progress';

/** A line at the top of the window while something is on its way. It takes no room. */
@Component({
  selector: 'app-progress-line',
  imports: [TranslocoPipe],
  template: `@if (progress.shown()) {
    <div class="progress-line" role="progressbar" [attr.aria-label]="'shared.loading' | transloco"></div>
  }`,
})
export class ProgressLine {
  protected readonly progress = inject(Progress);
}
