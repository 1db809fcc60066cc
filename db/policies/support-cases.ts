import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

/** No role may update or delete an answer, a reopening or a withdrawal. */
export const SUPPORT_CASES = {
  support_cases: {
    portal_app: {
      may: 'SELECT, UPDATE (status, answered_at, first_opened_at, revision)',
      rows: ROWS.ofMerchantAndService,
    },
    portal_support: { may: 'SELECT, UPDATE (status, answer_due_on)', rows: ROWS.all },
    portal_intake: { may: 'SELECT, INSERT, UPDATE (status)', rows: ROWS.ofAcquirer },
    portal_system: { may: 'SELECT', rows: ROWS.all },
  },
  payment_information: {
    portal_app: { may: 'SELECT', rows: ROWS.ofUsersCase },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_intake: { may: 'SELECT, INSERT', rows: ROWS.ofVisibleCase },
  },
  answers: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersCase },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_intake: { may: 'SELECT', rows: ROWS.ofVisibleCase },
  },
  case_keys: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersCase },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_intake: { may: 'SELECT', rows: ROWS.ofVisibleCase },
    // The server wraps the keys again; it can neither read nor change what they encrypt.
    portal_system: { may: 'SELECT, UPDATE (wrapped_key, master_key_version)', rows: ROWS.all },
  },
  contact_desks: {
    portal_app: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.ofUsersService },
    portal_support: { may: 'SELECT', rows: ROWS.all },
  },
  reopenings: {
    portal_app: { may: 'SELECT', rows: ROWS.ofUsersCase },
    portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
    // An acquirer learns that its case was reopened (spec 3.2), but neither why nor by whom.
    portal_intake: { may: 'SELECT (merchant_id, case_id, revision, reopened_at)', rows: ROWS.ofVisibleCase },
  },
  withdrawals: {
    portal_app: { may: 'SELECT', rows: ROWS.ofUsersCase },
    portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
    portal_intake: { may: 'SELECT, INSERT', rows: ROWS.ofVisibleCase },
  },
} satisfies Record<string, TableAccess>;
