import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const read = (rows: string) => ({ may: 'SELECT', rows });
const ADMINISTERED = { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all };

export const MERCHANTS = {
  merchants: {
    portal_app: read(ROWS.ofUsersMerchant),
    portal_support: read(ROWS.all),
    portal_intake: read(ROWS.toAcquirers),
    portal_system: ADMINISTERED,
  },
  services: {
    portal_app: read(ROWS.ofUsersService),
    portal_support: read(ROWS.all),
    portal_intake: read(ROWS.toAcquirers),
    portal_system: ADMINISTERED,
  },
  contacts: {
    portal_app: read(ROWS.ofUsersPerson),
    portal_support: read(ROWS.all),
    portal_intake: read(ROWS.toAcquirers),
    portal_system: ADMINISTERED,
  },
} satisfies Record<string, TableAccess>;
