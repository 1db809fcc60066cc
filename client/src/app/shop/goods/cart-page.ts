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

  /** Its button goes with it: the focus goes to the page's beginning instead of nowhere. */
  protected remove({ product }: PricedLine): void {
    this.cart.set(product.id, 0);
    this.heading().nativeElement.focus();
  }
}
