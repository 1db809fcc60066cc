import { Component, ElementRef, computed, effect, inject, input, resource, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { noticeType, noticeTypeLabel } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { SupportCasesApi } from '../support-cases-api';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { PageHistory } from '../../shared/page-history';
import { PageTitle } from '../../shared/page-title';
import { ChangeUser } from '../../shared/session/change-user';
import { DeadlineText } from '../../shared/ui/deadline-text';
import { Icon } from '../../shared/ui/icon';
import { Loading } from '../../shared/ui/notices/loading';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { AnswerEditor } from './answer-editor';
import { NotAnswerable } from './not-answerable';

/** `/cases/:caseNumber/answer`: 「回答」. */
@Component({
  selector: 'app-answer-page',
  imports: [
    AnswerEditor,
    ChangeUser,
    DeadlineText,
    Icon,
    LabelPipe,
    Loading,
    NotAnswerable,
    ProblemNotice,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './answer-page.html',
  styleUrl: './answer-page.scss',
})
export class AnswerPage {
  readonly caseNumber = input.required<string>();
  /** `?step=review`; only with validated input. */
  readonly step = input<string>();
  protected readonly supportCase = resource({
    params: () => this.caseNumber(),
    loader: ({ params }) => this.api.supportCase(params),
  });
  protected readonly found = computed(() => (this.supportCase.hasValue() ? this.supportCase.value() : null));
  protected readonly notFound = computed(() => ApiProblem.from(this.supportCase.error()).code === 'not_found');
  protected readonly type = computed(() => noticeType(this.found()!.noticeType));
  protected readonly typeLabel = computed(() => noticeTypeLabel(this.found()!.noticeType));
  protected readonly reviewing = computed(() => !!this.editor()?.reviewed());
  private readonly api = inject(SupportCasesApi);
  private readonly editor = viewChild(AnswerEditor);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly router = inject(Router);

  constructor() {
    this.redirectOnReturn();
    const title = inject(PageTitle);
    effect(() =>
      title.show(this.reviewing() ? 'answering.reviewDocumentTitle' : 'answering.documentTitle', {
        caseNumber: this.caseNumber(),
      }),
    );
    let former = false;
    effect(() => {
      // The heading takes the focus, so that screen readers announce the new step.
      if (this.reviewing() !== former) this.heading()?.nativeElement.focus();
      former = this.reviewing();
    });
  }

  /**
   * Redirects Back and Forward to the case sheet where the form is no longer available: the person did not ask to
   * answer.
   */
  private redirectOnReturn(): void {
    const { isReturning } = inject(PageHistory);
    effect(() => {
      if (isReturning && this.found()?.allowed.answer === false)
        void this.router.navigate(['/cases', this.caseNumber()], { replaceUrl: true });
    });
  }
}
