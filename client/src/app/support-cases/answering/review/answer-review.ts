import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerInput, Warning, WarningCode } from '@contract';
import { Icon } from '../../../shared/ui/icon';
import { SupportText } from '../../../shared/ui/support-text';
import { AnswerSectionsView } from '../../case-sheet/answer-sections/answer-sections';
import { AnswerWarnings } from './answer-warnings';

/** Shows exactly what will be disclosed before it is registered. */
@Component({
  selector: 'app-answer-review',
  imports: [AnswerSectionsView, Icon, AnswerWarnings, SupportText, TranslocoPipe],
  template: `
    <p>{{ 'answering.review.lead' | transloco }}</p>
    <div class="card"><app-answer-sections [answer]="answer()" /></div>
    @if (warnings().length) {
      <app-answer-warnings [warnings]="warnings()" [missing]="missing()" [(confirmed)]="confirmed" />
    }
    <div class="notice notice-warning final">
      <app-icon name="alert" />
      <p><app-support-text [text]="'answering.review.final'" /></p>
    </div>
    <ng-content />
    <div class="actions">
      <button type="button" class="button button-primary" [attr.aria-disabled]="busy() || null" (click)="press()">
        {{ (busy() ? 'answering.register.busy' : 'answering.review.register') | transloco }}
      </button>
      <button type="button" class="button" [disabled]="busy()" (click)="correct.emit()">
        {{ 'answering.review.correct' | transloco }}
      </button>
    </div>
  `,
  styles: `
    .final {
      margin-block: var(--space-4);
    }
  `,
})
export class AnswerReview {
  readonly answer = input.required<AnswerInput>();
  readonly busy = input.required<boolean>();
  /** Warnings, each of which must be confirmed. */
  readonly warnings = input<readonly Warning[]>([]);
  /** Emits the codes of the confirmed warnings. */
  readonly register = output<readonly WarningCode[]>();
  readonly correct = output();
  protected readonly confirmed = signal<readonly WarningCode[]>([]);
  private readonly asked = signal(false);
  private readonly unconfirmed = computed(() => this.warnings().some(({ code }) => !this.confirmed().includes(code)));
  protected readonly missing = computed(() => this.asked() && this.unconfirmed());
  private readonly list = viewChild(AnswerWarnings);

  protected press(): void {
    if (this.busy()) return;
    this.asked.set(true);
    if (this.unconfirmed()) this.list()!.focus();
    else this.register.emit(this.warnings().map(({ code }) => code));
  }

  /** The server found new warnings: they get the focus. */
  focusWarnings(): void {
    this.list()?.focus();
  }
}
