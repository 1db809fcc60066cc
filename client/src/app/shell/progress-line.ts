import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Progress } from '../shared/ui/notices/progress';

/** A line at the top of the window while something is loading. It takes up no space. */
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
