import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, input, viewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type FillLogin, LOGIN_HINT } from '../shared/session/login-hint';
import { LoginForm } from './login-form';
import { nextPath, nextUrl } from './next-path';

@Component({
  selector: 'app-login-page',
  imports: [LoginForm, NgComponentOutlet, TranslocoPipe],
  template: `
    <section class="page page-narrow">
      <h1>{{ 'sessions.login.title' | transloco }}</h1>
      @if (path().startsWith('/cases/')) {
        <p>{{ 'sessions.login.toCase' | transloco }}</p>
      }
      <div class="card"><app-login-form (loggedIn)="goOn()" /></div>
      @if (hint) {
        <ng-container [ngComponentOutlet]="hint" [ngComponentOutletInputs]="{ fill }" />
      }
    </section>
  `,
})
export class LoginPage {
  /** `?next=`: where to go after login; an array when the parameter is repeated. */
  readonly next = input<string | readonly string[]>();
  protected readonly path = computed(() => nextPath(this.next(), location.origin));
  protected readonly hint = inject(LOGIN_HINT);
  protected readonly fill: FillLogin = (userId, password) => this.form().fill(userId, password);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly form = viewChild.required(LoginForm);

  protected goOn(): void {
    void this.router.navigateByUrl(nextUrl(this.next(), this.route.snapshot.fragment, location.origin), {
      replaceUrl: true,
    });
  }
}
