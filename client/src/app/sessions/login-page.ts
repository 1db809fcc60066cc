import { Component, computed, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../shared/session/session-store';
import { LoginForm } from './login-form';
import { nextPath } from './next-path';

/** The demo's logins, as its seeds have them. */
const DEMO_LOGINS = ['merchant-admin', 'merchant-staff', 'merchant-viewer', 'other-staff', 'support', 'support-admin'];
const DEMO_PASSWORD = 'demo-portal-2026';

@Component({
  selector: 'app-login-page',
  imports: [LoginForm, TranslocoPipe],
  template: `
    <section class="page page-narrow">
      <h1>{{ 'sessions.login.title' | transloco }}</h1>
      @if (path().startsWith('/cases/')) {<p>{{ 'sessions.login.toCase' | transloco }}</p>}
      <div class="card"><app-login-form (loggedIn)="goOn()" /></div>
      @if (session.portal()?.demo) {
        <section class="demo" aria-labelledby="demo-heading">
          <h2 id="demo-heading">{{ 'sessions.demo.heading' | transloco }}</h2>
          <p>{{ 'sessions.demo.text' | transloco }} <code class="together">{{ demoPassword }}</code></p>
          <ul>
            @for (login of demoLogins; track login) {
              <li>
                <button type="button" class="button button-small" (click)="fillIn(login)"><span translate="no">{{ login }}</span></button>
                <span>{{ 'sessions.demo.' + login | transloco }}</span>
              </li>
            }
          </ul>
        </section>
      }
    </section>
  `,
  styleUrl: './login-page.scss',
})
export class LoginPage {
  /** `?next=`: where to go after login; several, where it stands there twice. */
  readonly next = input<string | readonly string[]>();
  protected readonly path = computed(() => nextPath(this.next(), location.origin));
  protected readonly session = inject(SessionStore);
  protected readonly demoLogins = DEMO_LOGINS;
  protected readonly demoPassword = DEMO_PASSWORD;
  private readonly router = inject(Router);
  private readonly form = viewChild.required(LoginForm);

  protected goOn(): void {
    void this.router.navigateByUrl(this.path(), { replaceUrl: true });
  }

  protected fillIn(userId: string): void {
    this.form().fill(userId, DEMO_PASSWORD);
  }
}
