import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { OpenShop } from '../open-shop';
import { Cart } from './cart';
import { ProductCard } from './product-card';

/** `/shop`: the products of the shop. */
@Component({
  selector: 'app-catalogue-page',
  imports: [ProductCard, RouterLink, TranslocoPipe],
  template: `
    <section class="page page-text">
      <h1>{{ 'shop.goods.title' | transloco }}</h1>
      <p>{{ 'shop.goods.about' | transloco }}</p>
      <ul class="goods">
        @for (product of open.shop()?.products; track product.id) {
          <li><app-product-card [product]="product" /></li>
        }
      </ul>
      @if (!cart.isEmpty()) {
        <div class="actions">
          <a class="button button-primary" routerLink="/shop/cart" [queryParams]="open.query()">{{
            'shop.goods.toCart' | transloco: { count: cart.count() }
          }}</a>
        </div>
      }
    </section>
  `,
  styles: `
    .goods {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
      gap: var(--space-4);
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class CataloguePage {
  protected readonly open = inject(OpenShop);
  protected readonly cart = inject(Cart);
}
