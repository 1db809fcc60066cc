import type { CartLine, Shop, ShopProduct } from '@contract/demo';

/** A line of the cart with its product. */
export interface PricedLine {
  readonly product: ShopProduct;
  readonly quantity: number;
  /** Integer yen, like all amounts here. */
  readonly price: number;
}

export interface Totals {
  readonly subtotal: number;
  readonly shippingFee: number;
  readonly total: number;
}

/** The lines whose products are still sold. */
export function priced(lines: readonly CartLine[], products: readonly ShopProduct[]): readonly PricedLine[] {
  return lines.flatMap(({ productId, quantity }) => {
    const product = products.find(({ id }) => id === productId);
    return product ? [{ product, quantity, price: product.price * quantity }] : [];
  });
}

/** The totals on the screen; the server computes the charge from its own prices. */
export function totalsOf(lines: readonly PricedLine[], { shippingFee }: Pick<Shop, 'shippingFee'>): Totals {
  const subtotal = lines.reduce((sum, { price }) => sum + price, 0);
  return { subtotal, shippingFee, total: subtotal + shippingFee };
}
