import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, noticeType } from '@contract';
import { mistakeSentence } from '../../../shared/formats/mistake-sentence';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { CtrlEnterSubmits } from '../../../shared/ui/ctrl-enter-submits';
import { ErrorSummary } from '../../../shared/ui/notices/error-summary';
import type { AnswerForm } from '../model/answer-form';
import { inputId } from '../model/draft-path';
import type { FieldProblem } from '../model/field-problem';
import { FormSectionView } from './form-section';
import { MissingPanel } from './missing-panel';
import { problemLabel } from './problem-label';

/** The form for the case's notice type, a panel of missing items, and 「確認」. */
@Component({
  selector: 'app-answer-form',
  imports: [CtrlEnterSubmits, ErrorSummary, FormSectionView, LabelPipe, MissingPanel, TranslocoPipe],
  templateUrl: './answer-form-view.html',
  styleUrl: './answer-form-view.scss',
})
export class AnswerFormView {
  readonly supportCase = input.required<CaseDetail>();
  readonly form = input.required<AnswerForm>();
  /** Everything is valid: continue to the review. */
  readonly confirmed = output();
  protected readonly guidance = computed(() => noticeType(this.supportCase().noticeType).guidance);
  protected readonly mistakes = computed(() =>
    this.form()
      .summarised()
      .map((problem) => ({
        controlId: problem.inputId ?? inputId(this.form().sections()[0]!.path),
        label: problemLabel(problem, this.language),
        message: this.message(problem),
      })),
  );
  /** A text control has the focus: the bar must not cover it. */
  protected readonly typing = signal(false);
  private readonly language = inject(LanguageChoice);
  private readonly injector = inject(Injector);
  private readonly summary = viewChild.required(ErrorSummary);

  protected isTyped(target: EventTarget | null): boolean {
    return (
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type))
    );
  }

  protected confirm(): void {
    if (this.form().confirm()) this.confirmed.emit();
    else this.focusMistakes();
  }

  /** The message without the field's name, which stands beside it. */
  private message({ error, chosen }: FieldProblem): string {
    return chosen && error.code === 'required'
      ? this.language.text('answering.missing.choose')
      : mistakeSentence(error, this.language.current());
  }

  /** Moves the focus to the error summary. */
  focusMistakes(): void {
    afterNextRender({ read: () => this.summary().focus() }, { injector: this.injector });
  }
}
