import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { CART_LIMITS, type CartLine } from '@contract/demo';
import { OpenShop } from '../open-shop';
import { drawUuid } from '../uuid';
import { type KeptCart, keepCart, readCart } from './kept-cart';
import { priced, totalsOf } from './totals';

/** The cart of the open shop; each service has its own, because an order belongs to one service. */
@Injectable({ providedIn: 'root' })
export class Cart {
  private readonly open = inject(OpenShop);
  private readonly kept = linkedSignal(() => readCart(this.open.serviceId() ?? '') ?? emptyCart());
  readonly id = computed(() => this.kept().cartId);
  readonly checkoutId = computed(() => this.kept().checkoutId);
  readonly lines = computed(() => priced(this.kept().lines, this.open.shop()?.products ?? []));
  readonly items = computed(() =>
    this.lines().map(({ product, quantity }): CartLine => ({ productId: product.id, quantity })),
  );
  readonly isEmpty = computed(() => this.lines().length === 0);
  readonly count = computed(() => this.lines().reduce((sum, { quantity }) => sum + quantity, 0));
  readonly totals = computed(() => totalsOf(this.lines(), this.open.shop() ?? { shippingFee: 0 }));

  /** How many more of a product fit into the cart. */
  roomFor(productId: string): number {
    const there = this.items().find((line) => line.productId === productId);
    if (!there) return this.items().length < CART_LIMITS.lines ? CART_LIMITS.quantity : 0;
    return CART_LIMITS.quantity - there.quantity;
  }

  /** Sets the quantity of a product; 0 removes it. */
  set(productId: string, quantity: number): void {
    const others = this.items();
    const lines = others.some((line) => line.productId === productId)
      ? others.map((line) => (line.productId === productId ? { productId, quantity } : line))
      : [...others, { productId, quantity }];
    this.keep({ ...this.kept(), lines: lines.filter((line) => line.quantity > 0) });
  }

  add(productId: string, quantity: number): void {
    const there = this.items().find((line) => line.productId === productId)?.quantity ?? 0;
    this.set(productId, there + Math.min(quantity, this.roomFor(productId)));
  }

  /** A checkout has started: no other card is asked for until it ends. */
  beginCheckout(checkoutId: string): void {
    this.keep({ ...this.kept(), checkoutId });
  }

  /** The checkout failed: the cart may be paid with another card. */
  endCheckout(checkoutId: string): void {
    if (this.checkoutId() === checkoutId) this.keep({ ...this.kept(), checkoutId: null });
  }

  /** The cart is paid: the next purchase uses a new cart. A cart of another checkout stays. */
  empty(checkoutId: string): void {
    if (this.checkoutId() === checkoutId) this.keep(emptyCart());
  }

  private keep(cart: KeptCart): void {
    this.kept.set(cart);
    const serviceId = this.open.serviceId();
    if (serviceId !== null) keepCart(serviceId, cart);
  }
}

function emptyCart(): KeptCart {
  return { cartId: drawUuid(), lines: [], checkoutId: null };
}
