import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../api/api-problem';
import { Icon } from './icon';

/** What went wrong is of no more use to try again. */
const FINAL: readonly string[] = [
  'not_found',
  'forbidden',
  'invalid_state',
  'invalid_fields',
  'too_large',
  'unsupported_media_type',
];

/** `<app-problem-notice [problem]="…" (retry)="…" />`: says why a call failed, and offers 「再試行」 where that may help. */
@Component({
  selector: 'app-problem-notice',
  imports: [Icon, TranslocoPipe],
  template: `
    <div class="notice notice-danger" role="alert">
      <app-icon name="alert" />
      <div>
        <p>{{ 'shared.problem.' + problem().code | transloco }}</p>
        @if (retriable()) {
          <button type="button" class="button" (click)="retry.emit()">{{ 'shared.retry' | transloco }}</button>
        }
      </div>
    </div>
  `,
})
export class ProblemNotice {
  /** What the call was rejected with; a resource's `error()` will do. */
  readonly problem = input.required({ transform: (failure: unknown) => ApiProblem.from(failure) });
  readonly retry = output();
  protected readonly retriable = computed(() => !FINAL.includes(this.problem().code));
}
