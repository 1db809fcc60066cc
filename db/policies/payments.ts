import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const CHANGES_OF_A_PAYMENT = 'UPDATE (state, captured_on, refunded_on, window_over, compare_at)';
const CHANGES_OF_AN_OPERATION = 'UPDATE (state, concluded_at, code, look_ups, next_look_up_at)';
/** All columns except a gateway's secrets. */
const SETTINGS =
  'merchant_id, service_id, gateway, authorization_days, auto_capture, card_brands, security_code, three_d_secure, refund_days, version';

export const PAYMENTS = {
  payments: {
    portal_app: { may: `SELECT, INSERT, ${CHANGES_OF_A_PAYMENT}`, rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: { may: `SELECT, ${CHANGES_OF_A_PAYMENT}`, rows: ROWS.all },
  },
  payment_operations: {
    portal_app: { may: `SELECT, INSERT, ${CHANGES_OF_AN_OPERATION}`, rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: { may: `SELECT, ${CHANGES_OF_AN_OPERATION}`, rows: ROWS.all },
  },
  manual_repayments: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
  },
  payment_differences: {
    portal_app: { may: 'SELECT', rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: { may: 'SELECT, INSERT, UPDATE (ours, theirs, their_amount, resolved_at)', rows: ROWS.all },
  },
  payment_settings: {
    portal_app: { may: 'SELECT', rows: ROWS.ofUsersService },
    portal_support: { may: `SELECT (${SETTINGS})`, rows: ROWS.all },
    portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all },
  },
  checkouts: {
    portal_app: {
      may: 'SELECT, INSERT, UPDATE (state, code, sealed_content, wrapped_key, master_key_version, requested_at, next_look_up_at, look_ups, authentication_id, challenge_url, tracking_id)',
      rows: ROWS.ofUsersService,
    },
    portal_system: {
      may: 'SELECT, UPDATE (next_look_up_at, look_ups, wrapped_key, master_key_version)',
      rows: ROWS.all,
    },
  },
  sandbox_payments: { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } },
} satisfies Record<string, TableAccess>;
