import { ORDER_KEYS } from './orders/order/order-contents';
import { ACCOUNT_KEYS } from './payments/settings/gateway-accounts.service';
import type { KeptKeys } from './shared/sealing/kept-keys';
import { SECRET_KEYS } from './shared/sealing/secrets.service';
import { CASE_KEYS } from './support-cases/answering/answers.service';

/** The keys of the demo's shop: production has its table, but not its code. */
const CHECKOUT_KEYS: KeptKeys = {
  table: 'checkouts',
  id: ['merchant_id', 'id'],
  owner: `'checkout:' || merchant_id || ':' || id`,
};

/** Every table that keeps data keys: the rows that a new master key has to wrap again. */
export const KEPT_KEYS: readonly KeptKeys[] = [CASE_KEYS, ORDER_KEYS, CHECKOUT_KEYS, ACCOUNT_KEYS, SECRET_KEYS];
