import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FreshStart } from '../shared/session/fresh-start';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';
import { Dialog } from '../shared/ui/dialogs/dialog';
import { LoginForm } from './login-form';

/**
 * The login over a page whose session has ended. The page is hidden meanwhile and keeps unsaved input. A different user
 * starts with a fresh page (SessionStore).
 */
@Component({
  selector: 'app-login-dialog',
  imports: [Dialog, LoginForm, TranslocoPipe],
  template: `
    <app-dialog insistent [open]="!!reauthentication.needed()" [heading]="'sessions.ended.heading' | transloco">
      @if (reauthentication.needed(); as end) {
        <p>
          {{ 'sessions.ended.' + end | transloco: { name: session.user()?.name } }}
          {{ 'sessions.ended.kept' | transloco }}
        </p>
        <app-login-form [userId]="session.user()?.userId ?? ''" (loggedIn)="reauthentication.done()" />
        <div class="dialog-actions">
          <button type="button" class="button" (click)="freshStart.at('/login')">
            {{ 'sessions.ended.discard' | transloco }}
          </button>
        </div>
      }
    </app-dialog>
  `,
})
export class LoginDialog {
  protected readonly reauthentication = inject(Reauthentication);
  protected readonly session = inject(SessionStore);
  protected readonly freshStart = inject(FreshStart);
}
