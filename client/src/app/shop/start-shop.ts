import type { ApplicationRef } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { ShopFrame } from './frame/shop-frame';
import { shopConfig } from './shop-config';

/** Starts the buyer's pages in place of the portal (spec 4.4). */
export function startShop(): Promise<ApplicationRef> {
  return bootstrapApplication(ShopFrame, shopConfig);
}
