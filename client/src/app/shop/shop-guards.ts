import { inject } from '@angular/core';
import { type CanActivateChildFn, type CanActivateFn, Router, type UrlTree } from '@angular/router';
import { BuyerEntry } from './buyer/buyer-entry';
import { Cart } from './goods/cart';
import { serviceOfCheckout } from './goods/kept-cart';
import { OpenShop } from './open-shop';

/**
 * Opens the shop that the URL names; when that fails, the frame shows why. The card company's redirect carries only the
 * checkout's id: the stored cart then names the service.
 */
export const shopOpened: CanActivateChildFn = async (route) => {
  const { queryParamMap } = route;
  const checkoutId = queryParamMap.get('checkout');
  await inject(OpenShop).open(queryParamMap.get('service') ?? (checkoutId && serviceOfCheckout(checkoutId)));
  return true;
};

export const cartFilled: CanActivateFn = () => !inject(Cart).isEmpty() || to('/shop/cart');

/** While a checkout is open, its outcome is shown instead of another card form. */
export const nothingOpen: CanActivateFn = () => {
  const checkout = inject(Cart).checkoutId();
  return checkout === null || to('/shop/result', { checkout });
};

/** After a reload the buyer's data is gone: redirects to its page, which explains why. */
export const buyerKnown: CanActivateFn = () => inject(BuyerEntry).checked() !== null || to('/shop/buyer', { again: 1 });

function to(path: string, params: Record<string, unknown> = {}): UrlTree {
  return inject(Router).createUrlTree([path], { queryParams: { ...inject(OpenShop).query(), ...params } });
}
