import { Component, type ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readUserId } from '@contract';
import { ApiProblem } from '../shared/api/api-problem';
import { markMistakesInTitle } from '../shared/mistakes-in-title';
import { SessionStore } from '../shared/session/session-store';
import { Icon } from '../shared/ui/icon';
import { PasswordField } from './password-field';

/** ユーザーID, パスワード and 「ログインする」, on the login page and over a page whose session has ended. */
@Component({
  selector: 'app-login-form',
  imports: [Icon, PasswordField, TranslocoPipe],
  templateUrl: './login-form.html',
})
export class LoginForm {
  /** The initial value of ユーザーID. */
  readonly userId = input('');
  readonly loggedIn = output();
  protected readonly submitting = signal(false);
  protected readonly incomplete = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Whole minutes until another attempt is allowed. */
  protected readonly waitMinutes = computed(() =>
    Math.max(1, Math.ceil((this.problem()?.retryAfterSeconds ?? 60) / 60)),
  );
  private readonly session = inject(SessionStore);
  private readonly idBox = viewChild.required<ElementRef<HTMLInputElement>>('id');
  private readonly passwordField = viewChild.required(PasswordField);

  constructor() {
    markMistakesInTitle(() => this.incomplete() || !!this.problem());
  }

  fill(userId: string, password: string): void {
    this.idBox().nativeElement.value = userId;
    this.passwordField().fill(password);
  }

  /** Shows and returns the normalised ユーザーID: full-width characters and capitals are accepted. */
  protected settle(): string {
    const { nativeElement: box } = this.idBox();
    const read = readUserId(box.value);
    if ('value' in read) box.value = read.value ?? '';
    return box.value.trim();
  }

  protected async logIn(password: string): Promise<void> {
    if (this.submitting()) return;
    const userId = this.settle();
    this.problem.set(null);
    this.incomplete.set(!userId || !password);
    if (this.incomplete()) return;
    this.submitting.set(true);
    try {
      await this.session.logIn({ userId, password });
      this.loggedIn.emit();
    } catch (failure) {
      this.problem.set(ApiProblem.from(failure));
      this.passwordField().select();
    } finally {
      this.submitting.set(false);
    }
  }
}
