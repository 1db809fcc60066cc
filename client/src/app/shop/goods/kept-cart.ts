import { CART_LIMITS, type CartLine } from '@contract/demo';

/** What a tab stores of a cart across a reload: no buyer, no card. */
export interface KeptCart {
  /** The idempotency key under which the cart is paid. */
  readonly cartId: string;
  readonly lines: readonly CartLine[];
  /** The last checkout of the cart that has not ended, as far as this tab knows. */
  readonly checkoutId: string | null;
}

const PREFIX = 'shop.cart.';
const ID = /^[0-9a-f-]{36}$/;

/** The stored cart of a service; null if there is none or it can't be parsed. */
export function readCart(serviceId: string): KeptCart | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + serviceId) ?? 'null');
    return isCart(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Without storage a cart lasts until the page is left. */
export function keepCart(serviceId: string, cart: KeptCart): void {
  try {
    sessionStorage.setItem(PREFIX + serviceId, JSON.stringify(cart));
  } catch {
    // Only the stored copy is lost.
  }
}

/** The service whose cart is being paid by a checkout: the card company's redirect carries only the checkout's id. */
export function serviceOfCheckout(checkoutId: string): string | null {
  try {
    const services = Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
    return services.find((service) => readCart(service)?.checkoutId === checkoutId) ?? null;
  } catch {
    return null;
  }
}

function isCart(value: unknown): value is KeptCart {
  const cart = value as Partial<KeptCart> | null;
  return (
    typeof cart === 'object' &&
    cart !== null &&
    isId(cart.cartId) &&
    (cart.checkoutId === null || isId(cart.checkoutId)) &&
    Array.isArray(cart.lines) &&
    cart.lines.length <= CART_LIMITS.lines &&
    cart.lines.every(isLine)
  );
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

function isLine(value: unknown): boolean {
  const { productId, quantity } = (value ?? {}) as Partial<CartLine>;
  return (
    typeof productId === 'string' && Number.isInteger(quantity) && quantity! >= 1 && quantity! <= CART_LIMITS.quantity
  );
}
