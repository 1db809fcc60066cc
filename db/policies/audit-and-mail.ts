import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

export const AUDIT_AND_MAIL = {
  /** Append-only: no role may update or delete an entry. */
  audit_entries: {
    portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofUsersEntry, newRows: ROWS.ofUsersNewEntry },
    portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
    portal_intake: { may: 'INSERT', rows: ROWS.ofMerchant },
    portal_system: { may: 'SELECT, INSERT', rows: ROWS.all },
  },
  outgoing_mails: {
    portal_app: { may: 'INSERT', rows: ROWS.ofUsersCase },
    portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
    portal_intake: { may: 'INSERT', rows: ROWS.ofMerchant },
    portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all },
  },
} satisfies Record<string, TableAccess>;
