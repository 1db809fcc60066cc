import { Component, type OnInit, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../shared/ui/icon';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { CheckoutRun } from './checkout-run';

/**
 * `/shop/return?checkout=…&authentication=…&outcome=…`: the return from the card company. The sandbox names the
 * authentication; a provider's card company does not, and the server then knows which one the checkout waits for.
 */
@Component({
  selector: 'app-return-page',
  imports: [Icon, ProblemNotice, TranslocoPipe],
  template: `
    <section class="page page-text">
      <h1>{{ 'shop.return.title' | transloco }}</h1>
      @if (run.problem(); as problem) {
        <app-problem-notice [problem]="problem" (retry)="complete()" />
      } @else if (run.unclear()) {
        <div class="notice notice-warning" role="alert">
          <app-icon name="hourglass" />
          <p>{{ 'shop.card.unclear' | transloco }}</p>
        </div>
      } @else {
        <p class="loading" role="status">
          <span class="spinner" aria-hidden="true"></span>{{ 'shop.return.text' | transloco }}
        </p>
      }
    </section>
  `,
})
export class ReturnPage implements OnInit {
  readonly checkout = input('');
  readonly authentication = input<string>();
  readonly outcome = input<string>();
  protected readonly run = inject(CheckoutRun);

  ngOnInit(): void {
    void this.complete();
  }

  protected complete(): Promise<void> {
    return this.run.complete(
      this.checkout(),
      this.authentication() ?? null,
      this.outcome() === 'cancelled' ? 'cancelled' : 'authenticated',
    );
  }
}
