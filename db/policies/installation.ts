import type { TableAccess } from '../row-level-security/declaration';
import { ROWS } from './rows';

const KEPT = { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } };
const REPLACED = { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all } };

/** Tables of the server itself: none of their rows belongs to a merchant. */
export const INSTALLATION = {
  installation: KEPT,
  secrets: KEPT,
  master_keys: REPLACED,
  client_files: REPLACED,
} satisfies Record<string, TableAccess>;
