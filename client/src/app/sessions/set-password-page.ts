import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type FieldErrorCode, LIMITS, characterCount, fieldErrorMessage } from '@contract';
import { ApiProblem } from '../shared/api/api-problem';
import { WriteOutcomes } from '../shared/api/write-outcomes';
import { LanguageChoice } from '../shared/i18n/language-choice';
import { markMistakesInTitle } from '../shared/mistakes-in-title';
import { PageHistory } from '../shared/page-history';
import { ProblemNotice } from '../shared/ui/notices/problem-notice';
import { Toasts } from '../shared/ui/notices/toasts';
import { PasswordApi } from './password-api';
import { PasswordField } from './password-field';

/**
 * Sets a password with the token of a one-time link. The token is in the fragment, which is sent to no server, and is
 * removed from the address bar immediately, so that nobody reads or shares it there. The history entry keeps it, so
 * that a reload still works.
 */
@Component({
  selector: 'app-set-password-page',
  imports: [PasswordField, ProblemNotice, RouterLink, TranslocoPipe],
  templateUrl: './set-password-page.html',
})
export class SetPasswordPage {
  private readonly api = inject(PasswordApi);
  private readonly outcomes = inject(WriteOutcomes);
  private readonly language = inject(LanguageChoice);
  private readonly router = inject(Router);
  private readonly pages = inject(PageHistory);
  private readonly route = inject(ActivatedRoute);
  private readonly token = signal('');
  private readonly toasts = inject(Toasts);
  private readonly field = viewChild(PasswordField);
  private readonly refusal = signal<{ code: FieldErrorCode; params?: Record<string, number> } | null>(null);
  protected readonly limits = LIMITS.password;
  protected readonly unusable = linkedSignal(() => !this.token());
  /** The reply was lost: the password may have been set, and the link used up. */
  protected readonly uncertain = signal(false);
  protected readonly submitting = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly mistake = computed(() => {
    const refusal = this.refusal();
    return refusal ? fieldErrorMessage(refusal.code, this.language.current(), refusal.params) : '';
  });

  constructor() {
    markMistakesInTitle(() => !!this.mistake());
    // Pasting another link over this page changes only the fragment, and the component stays.
    this.route.fragment.pipe(takeUntilDestroyed()).subscribe((fragment) => this.take(fragment));
  }

  protected async set(): Promise<void> {
    const password = this.field()!.value();
    this.problem.set(null);
    this.refusal.set(this.tooShort(password));
    if (this.refusal() || this.submitting()) return;
    this.submitting.set(true);
    try {
      await this.outcomes.send(() => this.api.set({ token: this.token(), password }));
      this.toasts.show('sessions.setPassword.done');
      await this.pages.leaveFor('/login');
    } catch (failure) {
      this.refuse(ApiProblem.from(failure));
    } finally {
      this.submitting.set(false);
    }
  }

  private take(fragment: string | null): void {
    const token = new URLSearchParams(fragment ?? '').get('token') ?? this.route.snapshot.queryParamMap.get('token');
    if (token !== null) {
      this.token.set(token);
      void this.router.navigate(['/set-password'], { replaceUrl: true, state: { token } });
    } else if (!this.token()) {
      this.token.set(String(this.router.currentNavigation()?.extras.state?.['token'] ?? ''));
    }
  }

  private tooShort(password: string): { code: FieldErrorCode; params: Record<string, number> } | null {
    const { min } = LIMITS.password;
    return characterCount(password) < min ? { code: 'too_short', params: { min } } : null;
  }

  private refuse(problem: ApiProblem): void {
    const atPassword = problem.errors.find(({ pointer }) => pointer === '/password');
    if (problem.code === 'outcome_unknown') this.uncertain.set(true);
    else if (atPassword)
      this.refusal.set({ code: atPassword.code, params: atPassword.params as Record<string, number> });
    else if (problem.code === 'invalid_fields' || problem.code === 'not_found') this.unusable.set(true);
    else this.problem.set(problem);
  }
}
