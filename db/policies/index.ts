import { type Declaration, PORTAL_ROLES } from '../row-level-security/declaration';
import { ACQUIRERS } from './acquirers';
import { AUDIT_AND_MAIL } from './audit-and-mail';
import { CASE_COUNTS } from './case-counts';
import { IDENTITY } from './identity';
import { INSTALLATION } from './installation';
import { MERCHANTS } from './merchants';
import { ORDERS } from './orders';
import { PAYMENTS } from './payments';
import { CASE_IS_VISIBLE, ORDER_IS_VISIBLE } from './rows';
import { SUPPORT_CASES } from './support-cases';

/** The state after all migrations have run; `applyPolicies` brings a database to it. */
export const DECLARED: Declaration = {
  tables: {
    ...MERCHANTS,
    ...IDENTITY,
    ...ACQUIRERS,
    ...SUPPORT_CASES,
    ...CASE_COUNTS,
    ...AUDIT_AND_MAIL,
    ...ORDERS,
    ...PAYMENTS,
    ...INSTALLATION,
  },
  functions: {
    'sees_case(bigint)': {
      callers: ['portal_app'],
      answers: { argument: 'case_id', condition: CASE_IS_VISIBLE },
    },
    'sees_order(bigint)': {
      callers: ['portal_app'],
      answers: { argument: 'order_id', condition: ORDER_IS_VISIBLE },
    },
    // Generated columns call these with the role that writes the row.
    'identifier_key(text)': { callers: PORTAL_ROLES },
    'natural_key(text)': { callers: PORTAL_ROLES },
  },
  sequences: { sandbox_tracking_ids: ['portal_system'] },
};
