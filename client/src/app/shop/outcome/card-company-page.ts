import { DOCUMENT, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CheckoutCompletion } from '@contract/demo';
import { Icon } from '../../shared/ui/icon';
import { checkoutOfReturn } from './return-address';

/**
 * `/shop/card-company?authentication=…&return=…`: the sandbox's card company, where a cardholder authenticates. It asks
 * for nothing secret.
 */
@Component({
  selector: 'app-card-company-page',
  imports: [Icon, TranslocoPipe],
  template: `
    <section class="page page-narrow">
      <h1>{{ 'shop.cardCompany.title' | transloco }}</h1>
      @if (checkoutId()) {
        <div class="notice notice-warning">
          <app-icon name="info" />
          <div>
            <p class="notice-heading">{{ 'shop.cardCompany.demo' | transloco }}</p>
            <p>{{ 'shop.cardCompany.text' | transloco }}</p>
          </div>
        </div>
        <div class="actions">
          <button type="button" class="button" (click)="answer('cancelled')">
            {{ 'shop.cardCompany.cancel' | transloco }}
          </button>
          <button type="button" class="button button-primary" (click)="answer('authenticated')">
            {{ 'shop.cardCompany.authenticate' | transloco }}
          </button>
        </div>
      } @else {
        <div class="notice notice-danger" role="alert">
          <app-icon name="alert" />
          <p>{{ 'shop.cardCompany.wrongAddress' | transloco }}</p>
        </div>
        <p>
          <a class="button" href="/shop">{{ 'shop.notFound.home' | transloco }}</a>
        </p>
      }
    </section>
  `,
})
export class CardCompanyPage {
  readonly authentication = input('');
  readonly return = input('');
  private readonly router = inject(Router);
  private readonly origin = inject(DOCUMENT).location.origin;
  protected readonly checkoutId = computed(() => checkoutOfReturn(this.return(), this.origin));

  /** Replaces its history entry, so that the browser's Back does not ask again. */
  protected answer(outcome: CheckoutCompletion['outcome']): void {
    const queryParams = { checkout: this.checkoutId(), authentication: this.authentication(), outcome };
    void this.router.navigate(['/shop/return'], { queryParams, replaceUrl: true });
  }
}
