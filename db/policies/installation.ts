import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const KEPT = { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } };
const REPLACED = { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all } };

/** The server's own: no merchant's rows. */
export const INSTALLATION = {
  installation: KEPT,
  secrets: KEPT,
  master_keys: REPLACED,
  client_files: REPLACED,
} satisfies Record<string, TableAccess>;
