import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Shown for an unknown page or shop, and where the portal does not run as the demo. */
@Component({
  selector: 'app-shop-not-found-page',
  imports: [TranslocoPipe],
  template: `
    <section class="page page-narrow">
      <h1>{{ 'shop.notFound.title' | transloco }}</h1>
      <p>{{ 'shop.notFound.text' | transloco }}</p>
      <p>
        <a class="button" href="/shop">{{ 'shop.notFound.home' | transloco }}</a>
      </p>
    </section>
  `,
})
export class ShopNotFoundPage {}
