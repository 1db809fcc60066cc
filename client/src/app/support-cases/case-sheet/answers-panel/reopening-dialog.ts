import { Component, type ElementRef, computed, inject, input, model, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, LIMITS, characterCount, fieldErrorMessage, isBlank } from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { PortalApi } from '../../../shared/api/portal-api';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { tellMistakesInTitle } from '../../../shared/mistakes-in-title';
import { Dialog } from '../../../shared/ui/dialog';
import { RequiredMark } from '../../../shared/ui/required-mark';
import { SideBySide } from '../../../shared/ui/side-by-side';
import { Toasts } from '../../../shared/ui/toasts';
import { CaseNews } from '../../case-news/case-news';

/** 「再オープン」 by support, with a reason. What was typed stays when the dialog is closed or the call fails. */
@Component({
  selector: 'app-reopening-dialog',
  imports: [CaseNews, Dialog, RequiredMark, SideBySide, TranslocoPipe],
  templateUrl: './reopening-dialog.html',
  styles: `.counter { margin: 0; color: var(--text-muted); font-size: 0.875rem; text-align: end; } .over { color: var(--danger); font-weight: 700; }`,
})
export class ReopeningDialog {
  readonly supportCase = input.required<CaseDetail>();
  readonly open = model.required<boolean>();
  readonly reopened = output<CaseDetail>();
  protected readonly max = LIMITS.reopeningReason;
  protected readonly reason = signal('');
  protected readonly count = computed(() => characterCount(this.reason()));
  protected readonly mistake = signal<string | null>(null);
  protected readonly failed = signal(false);
  protected readonly busy = signal(false);
  /** Somebody was faster: the case as it is now. The next try is for it. */
  protected readonly conflict = signal<CaseDetail | null>(null);
  protected readonly possible = computed(() => this.conflict()?.allowed.reopen ?? true);
  private readonly api = inject(PortalApi);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(LanguageChoice);
  private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');

  constructor() {
    tellMistakesInTitle(() => !!this.mistake());
  }

  protected enter(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.mistake.set(null);
  }

  protected async reopen(): Promise<void> {
    if (this.busy() || !this.possible()) return;
    this.failed.set(false);
    if (isBlank(this.reason())) return this.refuse(this.language.text('caseSheet.reopening.required'));
    if (this.count() > this.max) return this.refuse(fieldErrorMessage('too_long', this.language.current(), { max: this.max }));
    this.busy.set(true);
    try {
      const { caseNumber, version } = this.conflict() ?? this.supportCase();
      this.finish(await this.api.reopen(caseNumber, { reason: this.reason(), version }), 'caseSheet.reopening.done');
      this.reason.set('');
    } catch (failure) {
      this.explain(ApiProblem.from(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private explain({ code, errors, current }: ApiProblem): void {
    const [error] = errors;
    if (code === 'invalid_fields' && error) return this.refuse(fieldErrorMessage(error.code, this.language.current(), error.params));
    if (code === 'version_conflict') return this.conflict.set(current as CaseDetail);
    this.failed.set(true);
  }

  /** What is new is on the page from now on, too. */
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

  private refuse(mistake: string): void {
    this.mistake.set(mistake);
    this.box()?.nativeElement.focus();
  }
}
