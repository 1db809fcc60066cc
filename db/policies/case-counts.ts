import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const FOLDED_BY_THE_SERVER = { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all };

export const CASE_COUNTS = {
  /** A trigger writes them with the role of the user who changes a case. */
  case_count_deltas: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofMerchantAndService },
    portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
    portal_intake: { may: 'INSERT', rows: ROWS.ofMerchant },
    portal_system: FOLDED_BY_THE_SERVER,
  },
  case_counts: {
    portal_app: { may: 'SELECT', rows: ROWS.ofMerchantAndService },
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: FOLDED_BY_THE_SERVER,
  },
  case_count_totals: {
    portal_support: { may: 'SELECT', rows: ROWS.all },
    portal_system: FOLDED_BY_THE_SERVER,
  },
} satisfies Record<string, TableAccess>;
