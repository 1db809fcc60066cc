import {
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  type CaseDetail,
  type FieldError,
  LIMITS,
  characterCount,
  fieldError,
  isBlank,
  readDate,
  statusAfter,
} from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { SupportCasesApi } from '../../support-cases-api';
import { WriteOutcomes, type Written } from '../../../shared/api/write-outcomes';
import { mistakeSentence } from '../../../shared/formats/mistake-sentence';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { DateText } from '../../../shared/inputs/date-text';
import { markMistakesInTitle } from '../../../shared/mistakes-in-title';
import { SessionStore } from '../../../shared/session/session-store';
import type { ParameterisedText } from '../../../shared/ui/dialogs/confirm-dialogs';
import { Dialog } from '../../../shared/ui/dialogs/dialog';
import { RequiredMark } from '../../../shared/ui/required-mark';
import { SideBySide } from '../../../shared/ui/side-by-side';
import { Toasts } from '../../../shared/ui/notices/toasts';
import { type HasUnsavedInput, UnsavedInput } from '../../../shared/unsaved-input';
import { CaseNews } from '../../case-news/case-news';

/**
 * 「再オープン」 by support, with a reason and a new 回答期限. Its input stays when the dialog is closed or the call
 * fails.
 */
@Component({
  selector: 'app-reopening-dialog',
  imports: [CaseNews, DateText, Dialog, RequiredMark, SideBySide, TranslocoPipe],
  templateUrl: './reopening-dialog.html',
  styles: `
    .counter {
      margin: 0;
      color: var(--text-muted);
      font-size: 0.875rem;
      text-align: end;
    }
    .over {
      color: var(--danger);
      font-weight: 700;
    }
  `,
})
export class ReopeningDialog implements HasUnsavedInput {
  readonly supportCase = input.required<CaseDetail>();
  readonly open = model.required<boolean>();
  readonly reopened = output<CaseDetail>();
  protected readonly max = LIMITS.reopeningReason;
  private readonly caseNumber = computed(() => this.supportCase().caseNumber);
  protected readonly reason = linkedSignal(() => this.unsaved.restored<string>(this.unsavedKey()) ?? '');
  protected readonly count = computed(() => characterCount(this.reason()));
  private readonly offered = computed(() => this.supportCase().reopeningDueOn ?? '');
  protected readonly dueOn = linkedSignal(() => this.offered());
  protected readonly today = inject(SessionStore).today;
  private readonly errors = signal<readonly FieldError[]>([]);
  /** Error messages by the name of the field. */
  protected readonly mistakes = computed<Partial<Record<string, string>>>(() =>
    Object.fromEntries(
      this.errors().map(({ pointer, code, params }) => [
        pointer.slice(1),
        code === 'required'
          ? this.language.text('caseSheet.reopening.required')
          : mistakeSentence({ code, params }, this.language.current()),
      ]),
    ),
  );
  /** A text key. */
  protected readonly failure = signal<string | null>(null);
  protected readonly busy = signal(false);
  /** On a version conflict, the case as it is now. The next attempt refers to it. */
  protected readonly conflict = signal<CaseDetail | null>(null);
  protected readonly possible = computed(() => this.conflict()?.allowed.reopen ?? true);
  private readonly api = inject(SupportCasesApi);
  private readonly outcomes = inject(WriteOutcomes);
  private readonly unsaved = inject(UnsavedInput);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(LanguageChoice);
  private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');

  constructor() {
    markMistakesInTitle(() => this.errors().length > 0);
    this.unsaved.watch(this);
  }

  hasUnsavedInput(): boolean {
    return !isBlank(this.reason());
  }

  unsavedInput(): string {
    return this.reason();
  }

  unsavedKey(): string {
    return `reopening ${this.caseNumber()}`;
  }

  unsavedText(): ParameterisedText {
    return { text: 'caseSheet.reopening.unsaved', params: { caseNumber: this.caseNumber() } };
  }

  protected enter(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.mend('reason');
  }

  protected enterDay(typed: string): void {
    this.dueOn.set(typed);
    this.mend('answerDueOn');
  }

  protected async reopen(): Promise<void> {
    if (this.busy() || !this.possible()) return;
    this.failure.set(null);
    const found = this.missing();
    if (found.length) return this.refuse(found);
    this.busy.set(true);
    try {
      const { now, earlier } = await this.send(this.conflict() ?? this.supportCase(), this.reason(), this.day()!);
      this.reason.set('');
      this.finish(now, earlier ? 'caseSheet.reopening.arrived' : 'caseSheet.reopening.done');
    } catch (failure) {
      this.explain(ApiProblem.from(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private send(seen: CaseDetail, reason: string, answerDueOn: string): Promise<Written<CaseDetail, CaseDetail>> {
    const { caseNumber, version } = seen;
    return this.outcomes.send(() => this.api.reopen(caseNumber, { reason, answerDueOn, version }), {
      ask: () => this.api.supportCase(caseNumber),
      arrived: (now) => isReopenedBy(now, seen, reason, answerDueOn),
      unchanged: (now) => now.version === version,
      byContent: true,
    });
  }

  private explain({ code, errors, current }: ApiProblem): void {
    if (code === 'invalid_fields' && errors.length) return this.refuse(errors);
    if (code === 'version_conflict') return this.conflict.set(current as CaseDetail);
    this.failure.set(
      code === 'not_arrived' || code === 'outcome_unknown' ? `shared.problem.${code}` : 'caseSheet.reopening.failed',
    );
  }

  /** Closing after a conflict also updates the page below. */
  protected close(): void {
    const now = this.conflict();
    this.open.set(false);
    this.conflict.set(null);
    if (now) this.reopened.emit(now);
  }

  private finish(supportCase: CaseDetail, message: string): void {
    this.open.set(false);
    this.conflict.set(null);
    this.reopened.emit(supportCase);
    this.toasts.show(message);
  }

  /** `YYYY-MM-DD`; undefined where the input is empty or not a date. */
  private day(): string | undefined {
    const read = readDate(this.dueOn(), { today: this.today(), rule: 'ahead' });
    return 'value' in read ? read.value : undefined;
  }

  /** What is missing; the server validates everything else. */
  private missing(): readonly FieldError[] {
    return [
      ...(isBlank(this.reason()) ? [fieldError('/reason', 'required')] : []),
      ...(this.count() > this.max ? [fieldError('/reason', 'too_long', { max: this.max })] : []),
      ...(this.day() ? [] : [fieldError('/answerDueOn', 'invalid_date')]),
    ];
  }

  private mend(field: string): void {
    this.errors.update((errors) => errors.filter(({ pointer }) => pointer !== `/${field}`));
  }

  private refuse(errors: readonly FieldError[]): void {
    this.errors.set(errors);
    const box = this.mistakes()['reason'] ? this.box()?.nativeElement : document.getElementById('reopening-due-on');
    box?.focus();
  }
}

/** Whether a new reopening has the same content, apart from blanks that the server normalises. */
function isReopenedBy(now: CaseDetail, seen: CaseDetail, reason: string, answerDueOn: string): boolean {
  const latest = now.reopenings.find(({ revision }) => !seen.reopenings.some((known) => known.revision === revision));
  return (
    now.status === statusAfter(seen.category, seen.status, 'reopen', 'support') &&
    latest?.answerDueOn === answerDueOn &&
    withoutBlanks(latest.reason) === withoutBlanks(reason)
  );
}

function withoutBlanks(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cf}]+/gu, '');
}
