import { Component, type ElementRef, inject, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LoginDialog } from '../sessions/login-dialog';
import { SessionExpiry } from '../sessions/session-expiry';
import { onNewPage } from '../shared/on-new-page';
import { Reauthentication } from '../shared/session/reauthentication';
import { SessionStore } from '../shared/session/session-store';
import { ConfirmDialogHost } from '../shared/ui/dialogs/confirm-dialog-host';
import { ProblemNotice } from '../shared/ui/notices/problem-notice';
import { ToastHost } from '../shared/ui/notices/toast-host';
import { Progress } from '../shared/ui/notices/progress';
import { AppHeader } from './app-header';
import { announceNewVersion } from './page-load-failure';
import { ProgressLine } from './progress-line';

/** The frame of every page: skip link, header, the page itself, and overlays. */
@Component({
  selector: 'app-root',
  imports: [
    AppHeader,
    ConfirmDialogHost,
    LoginDialog,
    ProblemNotice,
    ProgressLine,
    RouterOutlet,
    SessionExpiry,
    ToastHost,
    TranslocoPipe,
  ],
  template: `
    <a class="skip-link" href="#main" (click)="skip($event)">{{ 'shell.skip' | transloco }}</a>
    <app-progress-line />
    <app-header />
    <main #main id="main" tabindex="-1" [attr.aria-busy]="progress.shown()">
      @if (session.failure(); as failure) {
        <section class="page page-narrow"><app-problem-notice [problem]="failure" (retry)="reload()" /></section>
      } @else if (!reauthentication.gone()) {
        <router-outlet />
      }
    </main>
    <app-toast-host />
    <app-confirm-dialog-host />
    <app-session-expiry />
    <app-login-dialog />
  `,
  host: { '[class.put-away]': '!!reauthentication.needed()' },
})
export class AppShell {
  protected readonly session = inject(SessionStore);
  protected readonly reauthentication = inject(Reauthentication);
  protected readonly progress = inject(Progress);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    announceNewVersion();
    onNewPage(() => this.main().nativeElement.focus({ preventScroll: true }));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  protected reload(): void {
    location.reload();
  }
}
