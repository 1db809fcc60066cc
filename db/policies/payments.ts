import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const CHANGED_OF_A_PAYMENT = 'state, captured_on, refunded_on, window_over, compare_at';
const CHANGES_OF_AN_OPERATION = 'UPDATE (state, concluded_at, code, look_ups, next_look_up_at)';

export const PAYMENTS = {
  payments: {
    portal_app: { may: `SELECT, INSERT, UPDATE (${CHANGED_OF_A_PAYMENT})`, rows: ROWS.ofUsersOrder },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: { may: `SELECT, UPDATE (${CHANGED_OF_A_PAYMENT}, gateway_account_id)`, rows: ROWS.all },
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
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all },
  },
  /** Includes the gateways' secrets: support need not read them. */
  gateway_accounts: {
    portal_app: { may: 'SELECT', rows: ROWS.ofUsersService },
    portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all },
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
