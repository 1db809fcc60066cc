import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

/** Managers receive the notices of a merchant that has no contact, so all roles read users; but never password hashes. */
const ADDRESSED = 'SELECT (id, user_id, name, email, role, merchant_id, service_ids, active)';
const OF_THE_SERVER = { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all } };

export const IDENTITY = {
  users: {
    portal_app: { may: ADDRESSED, rows: ROWS.ofUsersPerson },
    portal_support: { may: ADDRESSED, rows: ROWS.all },
    portal_intake: { may: ADDRESSED, rows: ROWS.ofMerchant },
    portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all },
  },
  sessions: OF_THE_SERVER,
  login_throttles: OF_THE_SERVER,
  password_links: OF_THE_SERVER,
  known_devices: OF_THE_SERVER,
  merchant_keys: { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } },
} satisfies Record<string, TableAccess>;
