import { Component, type ElementRef, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { YenPipe } from '../../shared/formats/format-pipes';
import { OpenShop } from '../open-shop';
import { Cart } from './cart';
import { CartTotals } from './cart-totals';
import { QuantityChoice } from './quantity-choice';
import type { PricedLine } from './totals';

/** `/shop/cart`. */
@Component({
  selector: 'app-cart-page',
  imports: [CartTotals, QuantityChoice, RouterLink, TranslocoPipe, YenPipe],
  templateUrl: './cart-page.html',
  styleUrl: './cart-page.scss',
})
export class CartPage {
  protected readonly cart = inject(Cart);
  protected readonly open = inject(OpenShop);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  /** The removed line's button had the focus, so it moves to the top of the page. */
  protected remove({ product }: PricedLine): void {
    this.cart.set(product.id, 0);
    this.heading().nativeElement.focus();
  }
}
