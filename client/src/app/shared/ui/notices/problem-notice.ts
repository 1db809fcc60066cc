import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../../api/api-problem';
import { Icon } from '../icon';

/** Problems for which a retry is useless. */
const FINAL: readonly string[] = [
  'not_found',
  'forbidden',
  'invalid_state',
  'invalid_fields',
  'too_large',
  'unsupported_media_type',
];

/**
 * `<app-problem-notice [problem]="…" (retry)="…" />`: explains why a call failed, and offers 「再試行」 where a retry
 * may help.
 */
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
  /** The reason of the rejection; a resource's `error()` is accepted. */
  readonly problem = input.required({ transform: (failure: unknown) => ApiProblem.from(failure) });
  readonly retry = output();
  protected readonly retriable = computed(() => !FINAL.includes(this.problem().code));
}
