import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type AnswerInput, type CaseDetail, caseStatus } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { SideBySide } from '../../../shared/ui/side-by-side';
import { AnswerSectionsView } from '../../case-sheet/answer-sections/answer-sections';
import { CaseNews } from '../../case-news/case-news';

/**
 * The case has changed since the answer was written: nothing was registered. If the case can still be answered, the
 * person continues after reading the changes; otherwise the input stays visible for copying.
 */
@Component({
  selector: 'app-answer-conflict',
  imports: [AnswerSectionsView, CaseNews, RouterLink, SideBySide, TranslocoPipe],
  template: `
    @let state = now().allowed.answer ? 'changed' : 'closed';
    <app-side-by-side
      [heading]="'answering.conflict.' + state + '.title' | transloco"
      [text]="'answering.conflict.' + state + '.text' | transloco: { status: status() }"
    >
      <app-case-news news [seen]="seen()" [now]="now()" />
      <div own>
        @if (answer(); as own) {
          <app-answer-sections deeper [answer]="own" />
        } @else {
          <p>{{ 'answering.conflict.below' | transloco }}</p>
        }
      </div>
      @if (now().allowed.answer) {
        <button actions type="button" class="button button-primary" (click)="goOn.emit()">
          {{ 'answering.conflict.goOn' | transloco }}
        </button>
      } @else {
        <a actions class="button" replaceUrl [routerLink]="['/cases', now().caseNumber]">{{
          'answering.closed.toSheet' | transloco
        }}</a>
      }
    </app-side-by-side>
  `,
})
export class AnswerConflict {
  readonly seen = input.required<CaseDetail>();
  readonly now = input.required<CaseDetail>();
  /** The answer that would have been registered; null where the form is open below. */
  readonly answer = input.required<AnswerInput | null>();
  readonly goOn = output();
  protected readonly status = computed(() => this.language.label(caseStatus(this.now().status).label));
  private readonly language = inject(LanguageChoice);
}
