import { Component, type ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../shared/api/api-problem';
import { SessionStore } from '../shared/session/session-store';
import { Icon } from '../shared/ui/icon';
import { PasswordField } from './password-field';

/** ユーザーID, パスワード and 「ログインする」: on the login page, and over a page whose session has ended. */
@Component({
  selector: 'app-login-form',
  imports: [Icon, PasswordField, TranslocoPipe],
  templateUrl: './login-form.html',
})
export class LoginForm {
  /** Filled in at first. */
  readonly userId = input('');
  readonly loggedIn = output();
  protected readonly submitting = signal(false);
  protected readonly incomplete = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Whole minutes until another try makes sense. */
  protected readonly waitMinutes = computed(() => Math.max(1, Math.ceil((this.problem()?.retryAfterSeconds ?? 60) / 60)));
  private readonly session = inject(SessionStore);
  private readonly idBox = viewChild.required<ElementRef<HTMLInputElement>>('id');
  private readonly passwordField = viewChild.required(PasswordField);

  fill(userId: string, password: string): void {
    this.idBox().nativeElement.value = userId;
    this.passwordField().fill(password);
  }

  protected async logIn(userId: string, password: string): Promise<void> {
    if (this.submitting()) return;
    this.problem.set(null);
    this.incomplete.set(!userId.trim() || !password);
    if (this.incomplete()) return;
    this.submitting.set(true);
    try {
      await this.session.logIn({ userId: userId.trim(), password });
      this.loggedIn.emit();
    } catch (failure) {
      this.problem.set(ApiProblem.from(failure));
      this.passwordField().select();
    } finally {
      this.submitting.set(false);
    }
  }
}
