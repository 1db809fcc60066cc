import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerInput } from '@contract';
import { Icon } from '../../../shared/ui/icon';
import { SupportText } from '../../../shared/ui/support-text';
import { AnswerSectionsView } from '../../case-sheet/answer-sections/answer-sections';

/** Exactly what will be disclosed, before it is sealed. */
@Component({
  selector: 'app-answer-review',
  imports: [AnswerSectionsView, Icon, SupportText, TranslocoPipe],
  template: `
    @if (!refused()) {<p>{{ 'answering.review.lead' | transloco }}</p>}
    <div class="card"><app-answer-sections [answer]="answer()" /></div>
    @if (!refused()) {
      <div class="notice notice-warning final">
        <app-icon name="alert" />
        <p><app-support-text [text]="'answering.review.final'" /></p>
      </div>
      <ng-content />
      <div class="actions">
        <button type="button" class="button button-primary" [attr.aria-disabled]="busy() || null" (click)="!busy() && register.emit()">
          {{ (busy() ? 'answering.register.busy' : 'answering.review.register') | transloco }}
        </button>
        <button type="button" class="button" [disabled]="busy()" (click)="correct.emit()">{{ 'answering.review.correct' | transloco }}</button>
      </div>
    }
  `,
  styles: `.final { margin-block: var(--space-4); }`,
})
export class AnswerReview {
  readonly answer = input.required<AnswerInput>();
  readonly busy = input.required<boolean>();
  /** The case takes no answer any more: there is only something left to read. */
  readonly refused = input.required<boolean>();
  readonly register = output();
  readonly correct = output();
}
