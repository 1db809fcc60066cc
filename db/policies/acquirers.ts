import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const READ = { may: 'SELECT', rows: ROWS.all };
const ADMINISTERED = { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all };

export const ACQUIRERS = {
  acquirers: { portal_app: READ, portal_support: READ, portal_intake: READ, portal_system: ADMINISTERED },
  acquirer_keys: { portal_system: ADMINISTERED },
} satisfies Record<string, TableAccess>;
