import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

export const ORDERS = {
  orders: {
    portal_app: {
      may: 'SELECT, INSERT, UPDATE (status, updated_at, paid_on, shipped_on, payment_state, authorization_ends_on, capture_ends_on, repaid, version)',
      rows: ROWS.ofMerchantAndService,
    },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: {
      may: 'SELECT, UPDATE (updated_at, payment_state, authorization_ends_on, capture_ends_on, version, wrapped_key, master_key_version, search_version)',
      rows: ROWS.all,
    },
  },
  order_items: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: { may: 'SELECT', rows: ROWS.all },
  },
  order_keys: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    // The server re-indexes orders.
    portal_system: { may: 'SELECT, INSERT, DELETE', rows: ROWS.all },
  },
  order_calls: { portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersOrder } },
} satisfies Record<string, TableAccess>;
