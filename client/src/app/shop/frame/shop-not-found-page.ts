import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** No such page, no such shop, or no shop here at all: the portal does not run as the demo. */
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
