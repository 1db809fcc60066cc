import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ShopProduct } from '@contract/demo';
import { YenPipe } from '../../shared/formats/format-pipes';
import { Icon } from '../../shared/ui/icon';
import { Cart } from './cart';
import { QuantityChoice } from './quantity-choice';

/** One product, and the quantity to add to the cart. */
@Component({
  selector: 'app-product-card',
  imports: [Icon, QuantityChoice, TranslocoPipe, YenPipe],
  template: `
    <article class="card product" [attr.aria-labelledby]="'product-' + product().id">
      <h2 class="name" [id]="'product-' + product().id">{{ product().name }}</h2>
      <p class="price">
        <span class="number">{{ product().price | yen }}</span>
        <small>{{ 'shop.goods.taxIncluded' | transloco }}</small>
      </p>
      @if (room() > 0) {
        <div class="buy">
          <app-quantity-choice
            [inputId]="'quantity-' + product().id"
            [label]="'shop.goods.quantityOf' | transloco: { name: product().name }"
            [quantity]="quantity()"
            [max]="room()"
            (chosen)="quantity.set($event)"
          />
          <button
            type="button"
            class="button button-primary"
            [attr.aria-label]="'shop.goods.addNamed' | transloco: { name: product().name }"
            (click)="add()"
          >
            {{ 'shop.goods.add' | transloco }}
          </button>
        </div>
      } @else {
        <p class="full">{{ 'shop.goods.full' | transloco }}</p>
      }
      <p class="inside" role="status">
        @if (inside(); as count) {
          <app-icon name="check" />{{ 'shop.goods.inside' | transloco: { count } }}
        }
      </p>
    </article>
  `,
  styleUrl: './product-card.scss',
})
export class ProductCard {
  readonly product = input.required<ShopProduct>();
  private readonly cart = inject(Cart);
  protected readonly room = computed(() => this.cart.roomFor(this.product().id));
  /** How many are already in the cart. */
  protected readonly inside = computed(
    () => this.cart.items().find(({ productId }) => productId === this.product().id)?.quantity ?? 0,
  );
  protected readonly quantity = linkedSignal({ source: this.room, computation: () => 1 });

  protected add(): void {
    this.cart.add(this.product().id, this.quantity());
  }
}
