import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../api/api-problem';
import { Toasts } from '../ui/notices/toasts';
import { UnsavedInput } from '../unsaved-input';
import { loginThenBackTo } from './login-url';
import { SessionStore } from './session-store';

/**
 * Shown where something is not found: it may belong to another user who followed a link. Logging in again leads back to
 * this page.
 */
@Component({
  selector: 'app-change-user',
  imports: [TranslocoPipe],
  template: `
    <p>
      {{
        text()
          | transloco
            : { name: session.user()?.name, merchant: session.user()?.merchant?.name ?? session.portal()?.providerName }
      }}
    </p>
    <p>
      <button type="button" class="button" (click)="change()">{{ 'shared.changeUser.button' | transloco }}</button>
    </p>
  `,
})
export class ChangeUser {
  /** Text key: who is logged in, and what another user may find here. */
  readonly text = input.required<string>();
  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly unsaved = inject(UnsavedInput);
  private readonly toasts = inject(Toasts);

  protected async change(): Promise<void> {
    if (!(await this.unsaved.mayLeave())) return;
    await this.session
      .logOut(this.router.serializeUrl(loginThenBackTo(this.router.url, this.router)))
      .catch((failure: unknown) => this.toasts.show(`shared.problem.${ApiProblem.from(failure).code}`));
  }
}
