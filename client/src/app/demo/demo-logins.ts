import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FillLogin } from '../shared/session/login-hint';

/** The demo's users, as the seeds create them. */
const LOGINS = ['merchant-admin', 'merchant-staff', 'merchant-viewer', 'other-staff', 'support', 'support-admin'];
const PASSWORD = 'demo-portal-2026';

/** The demo's users, each with a button that logs in as that user. */
@Component({
  selector: 'app-demo-logins',
  imports: [TranslocoPipe],
  template: `
    <section aria-labelledby="demo-heading">
      <h2 id="demo-heading">{{ 'demo.heading' | transloco }}</h2>
      <p>
        {{ 'demo.text' | transloco }} <code class="together">{{ password }}</code>
      </p>
      <ul>
        @for (login of logins; track login) {
          <li>
            <button type="button" class="button button-small" (click)="fill()(login, password)">
              <span translate="no">{{ login }}</span>
            </button>
            <span>{{ 'demo.logins.' + login | transloco }}</span>
          </li>
        }
      </ul>
    </section>
  `,
  styleUrl: './demo-logins.scss',
})
export class DemoLogins {
  readonly fill = input.required<FillLogin>();
  protected readonly logins = LOGINS;
  protected readonly password = PASSWORD;
}
