import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Location } from '@angular/common';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  type AnswerInput,
  type Warning,
  type WarningCode,
  type CaseDetail,
  answerWarnings,
  caseStatus,
  isSameAnswer,
} from '@contract';
import type { ApiProblem } from '../../shared/api/api-problem';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { PageHistory } from '../../shared/page-history';
import { SessionStore } from '../../shared/session/session-store';
import { ConfirmDialogs, type ParameterisedText } from '../../shared/ui/dialogs/confirm-dialogs';
import { Icon } from '../../shared/ui/icon';
import { Toasts } from '../../shared/ui/notices/toasts';
import { type HasUnsavedInput, UnsavedInput } from '../../shared/unsaved-input';
import { AnswerFormView } from './form/answer-form-view';
import { AnswerForm } from './model/answer-form';
import type { Draft } from './model/draft';
import { AnswerConflict } from './review/answer-conflict';
import { AnswerReview } from './review/answer-review';
import { registerQuestion } from './review/register-question';
import { type Outcome, type Registered, Registration } from './review/registration';

/**
 * Writes one answer: form, review, registration. The step is in the URL, so that the browser's Back leads from the
 * review to the form.
 */
@Component({
  selector: 'app-answer-editor',
  imports: [AnswerConflict, AnswerFormView, AnswerReview, Icon, TranslocoPipe],
  providers: [Registration],
  templateUrl: './answer-editor.html',
})
export class AnswerEditor implements HasUnsavedInput {
  readonly supportCase = input.required<CaseDetail>();
  readonly step = input<string>();
  /** The person has read the case as it is now and continues with it. */
  readonly seen = output<CaseDetail>();
  protected readonly registration = inject(Registration);
  /** On a version conflict, the case as it is now, until the person has read it. */
  protected readonly conflict = signal<CaseDetail | null>(null);
  protected readonly failure = signal<ApiProblem | null>(null);
  /** A signal of its own, so that a newer version of the same case does not reset the form. */
  private readonly caseNumber = computed(() => this.supportCase().caseNumber);
  protected readonly form = linkedSignal({
    source: this.caseNumber,
    // Only another case replaces the entered input; a newer version of the same case does not.
    computation: () =>
      untracked(
        () => new AnswerForm(this.supportCase(), this.session.today, this.unsaved.restored<Draft>(this.unsavedKey())),
      ),
  });
  private readonly checked = signal<AnswerInput | null>(null);
  /**
   * The validated answer, while it still equals the form's content: input may be restored into the form after 「確認」
   * was pressed.
   */
  readonly reviewed = computed(() => {
    const checked = this.step() === 'review' ? this.checked() : null;
    return checked && !this.form().problems().length && isSameAnswer(checked, this.form().answer()) ? checked : null;
  });
  /** The warnings to confirm: those of the server, else those that the client can determine. */
  protected readonly warnings = linkedSignal<readonly Warning[]>(() => {
    const [
      answer,
      {
        order,
        payment,
        answers: [former = null],
      },
    ] = [this.reviewed(), this.supportCase()];
    return answer
      ? answerWarnings(answer, { payment, order, former: former?.unreadable ? null : former }, this.session.today())
      : [];
  });
  private readonly registered = signal(false);
  private readonly session = inject(SessionStore);
  private readonly unsaved = inject(UnsavedInput);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly pages = inject(PageHistory);
  private readonly dialogs = inject(ConfirmDialogs);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(LanguageChoice);
  private readonly injector = inject(Injector);
  private readonly formView = viewChild(AnswerFormView);
  private readonly reviewView = viewChild(AnswerReview);

  constructor() {
    this.unsaved.watch(this);
    effect(() => {
      if (this.step() && !this.reviewed() && !this.registered()) void this.goToStep(null, true);
    });
  }

  hasUnsavedInput(): boolean {
    return this.form().changed() && !this.registered();
  }

  unsavedInput(): Draft {
    return this.form().draft();
  }

  unsavedKey(): string {
    return `answer ${this.caseNumber()}`;
  }

  unsavedText(): ParameterisedText {
    return { text: 'answering.unsaved', params: { caseNumber: this.caseNumber() } };
  }

  protected review(): void {
    this.failure.set(null);
    this.checked.set(this.form().answer());
    void this.goToStep('review', false);
  }

  /** The form is the history entry before the review. */
  protected correct(): void {
    this.location.back();
  }

  protected async register(acknowledged: readonly WarningCode[]): Promise<void> {
    const answer = this.reviewed();
    const seen = this.supportCase();
    if (!answer || this.registration.busy()) return;
    if (
      !(await this.dialogs.confirm(
        registerQuestion(seen.caseNumber, () => this.reviewed() === answer && this.supportCase() === seen),
      ))
    )
      return;
    this.failure.set(null);
    const outcome = await this.registration.register(seen, answer, acknowledged);
    if (outcome) await this.showOutcome(outcome);
  }

  /** Keeps the entered input and returns to the form, because a reopening may ask for more. */
  protected continueWith(now: CaseDetail): void {
    this.conflict.set(null);
    this.seen.emit(now);
    if (this.reviewed()) this.correct();
  }

  /** Distinguishes "not registered" from "unknown whether it was registered". */
  protected failureText({ code }: ApiProblem): string {
    return code === 'not_arrived' || code === 'outcome_unknown' ? code : 'refused';
  }

  private async showOutcome(outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'registered':
        return this.showSheet(outcome);
      case 'conflict':
        return this.conflict.set(outcome.supportCase);
      case 'unconfirmed':
        return this.showWarnings(outcome.warnings);
      case 'failed':
        return this.failure.set(outcome.problem);
      case 'refused':
        this.form().refuse(outcome.errors);
        await this.goToStep(null, true);
        this.formView()?.focusMistakes();
    }
  }

  private showWarnings(warnings: readonly Warning[]): void {
    this.warnings.set(warnings);
    afterNextRender({ read: () => this.reviewView()?.focusWarnings() }, { injector: this.injector });
  }

  private async showSheet({ earlier, status }: Registered): Promise<void> {
    this.registered.set(true);
    await this.pages.leaveFor(`/cases/${this.supportCase().caseNumber}`);
    this.toasts.show(earlier ? 'answering.failure.arrived' : 'answering.registered', {
      status: this.language.label(caseStatus(status).label),
    });
  }

  private goToStep(step: 'review' | null, replaceUrl: boolean): Promise<boolean> {
    return this.router.navigate(['/cases', this.supportCase().caseNumber, 'answer'], {
      queryParams: { step },
      replaceUrl,
    });
  }
}
