import { inject } from '@angular/core';
import { type CanActivateChildFn, type CanActivateFn, Router, type UrlTree } from '@angular/router';
import { BuyerEntry } from './buyer/buyer-entry';
import { Cart } from './goods/cart';
import { serviceOfCheckout } from './goods/kept-cart';
import { OpenShop } from './open-shop';

/**
 * Every page needs the shop of its address; where it cannot be opened, the frame says why. A card company sends the browser back
 * with nothing but the checkout: its cart tells of which service it is.
 */
export const shopOpened: CanActivateChildFn = async (route) => {
  const { queryParamMap } = route;
  const checkoutId = queryParamMap.get('checkout');
  await inject(OpenShop).open(queryParamMap.get('service') ?? (checkoutId && serviceOfCheckout(checkoutId)));
  return true;
};

export const cartFilled: CanActivateFn = () => !inject(Cart).isEmpty() || to('/shop/cart');

/** While a checkout of the cart is not concluded, no other card is asked for: first comes its outcome. */
export const nothingOpen: CanActivateFn = () => {
  const checkout = inject(Cart).checkoutId();
  return checkout === null || to('/shop/result', { checkout });
};

/** After a reload the buyer's page comes first again, and says why. */
export const buyerKnown: CanActivateFn = () => inject(BuyerEntry).checked() !== null || to('/shop/buyer', { again: 1 });

function to(path: string, params: Record<string, unknown> = {}): UrlTree {
  return inject(Router).createUrlTree([path], { queryParams: { ...inject(OpenShop).query(), ...params } });
}
