import { ORDER_KEYS } from './orders/order-contents';
import { SETTINGS_KEYS } from './payments/settings/payment-settings.service';
import type { KeptKeys } from './shared/sealing/kept-keys';
import { SECRET_KEYS } from './shared/sealing/secrets.service';
import { CASE_KEYS } from './support-cases/answers.service';

/** Of the demo's shop, whose code production does not have; its table is there. */
const CHECKOUT_KEYS: KeptKeys = {
  table: 'checkouts',
  id: ['merchant_id', 'id'],
  owner: `'checkout:' || merchant_id || ':' || id`,
};

/** Every table that keeps data keys: what a new master key has to wrap anew. */
export const KEPT_KEYS: readonly KeptKeys[] = [CASE_KEYS, ORDER_KEYS, CHECKOUT_KEYS, SETTINGS_KEYS, SECRET_KEYS];
