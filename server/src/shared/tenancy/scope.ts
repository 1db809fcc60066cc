import type { EntityManager } from 'typeorm';

/** The database's roles (db/row-level-security/declaration.ts). */
export type PortalRole = 'portal_app' | 'portal_support' | 'portal_intake' | 'portal_system';

/** The role and settings with which a transaction runs. */
export interface Scope {
  readonly role: PortalRole;
  /** The values that row-level security compares rows with. */
  readonly settings: Readonly<Record<string, string>>;
  /** The party whose turn a connection is counted as (`Turns`). */
  readonly turn: string;
}

/** All services of a merchant, present and future ones. */
export const ALL_SERVICES = null;
/** The policies' value for all services (db/policies/rows.ts); an empty text stands for none. */
const EVERY = '*';

/** A user or system of a merchant. A user limited to no service sees nothing. */
export function merchantScope(merchantId: string, serviceIds: readonly string[] | typeof ALL_SERVICES): Scope {
  return {
    role: 'portal_app',
    settings: {
      'app.merchant_id': merchantId,
      'app.service_ids': serviceIds === ALL_SERVICES ? EVERY : serviceIds.join(','),
    },
    turn: merchantId,
  };
}

/** The provider's support: all merchants. */
export function supportScope(turn = 'support'): Scope {
  return { role: 'portal_support', settings: {}, turn };
}

/**
 * An acquirer, for what it sent itself; `enterMerchant` gives it access to the merchant that a request is for. `turn`:
 * that merchant's, if it is known in advance.
 */
export function intakeScope(acquirerId: string, turn = acquirerId): Scope {
  return { role: 'portal_intake', settings: { 'app.acquirer_id': acquirerId }, turn };
}

/** The server itself: login, mail delivery, folding of counts. */
export const SYSTEM_SCOPE: Scope = { role: 'portal_system', settings: {}, turn: 'system' };

/**
 * The same for work that only reads (and logs or marks that a user read): it waits for no row locks, and does not wait
 * behind work that may.
 */
export function forReading(scope: Scope): Scope {
  return { ...scope, turn: `${scope.turn} reads` };
}

/**
 * For a statement of an intake that reads the merchant anyway: a select expression by which its transaction enters that
 * merchant.
 */
export function entering(merchantId: string): string {
  return `set_config('app.merchant_id', ${merchantId}, true)`;
}

/** From now on, the acquirer's transaction sees this merchant's rows. */
export function enterMerchant(tx: EntityManager, merchantId: string): Promise<unknown> {
  return tx.query(`SELECT ${entering('$1')}`, [merchantId]);
}
