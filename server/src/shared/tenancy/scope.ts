import type { EntityManager } from 'typeorm';

/** The database's roles (db/row-level-security/declaration.ts). */
export type PortalRole = 'portal_app' | 'portal_support' | 'portal_intake' | 'portal_system';

/** As whom a transaction acts. */
export interface Scope {
  readonly role: PortalRole;
  /** What row-level security compares rows with. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whose turn it is to have a connection (`Turns`). */
  readonly turn: string;
}

/** Of a merchant: all that it has, now and later. */
export const ALL_SERVICES = null;
/** As the policies have it (db/policies/rows.ts), to which nothing at all stands for no service. */
const EVERY = '*';

/** A merchant's user or system. A user limited to no service at all sees nothing. */
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

/** An acquirer, for what it sent itself; `enterMerchant` shows it the merchant that a request is for. `turn`: that merchant's, where it is known before. */
export function intakeScope(acquirerId: string, turn = acquirerId): Scope {
  return { role: 'portal_intake', settings: { 'app.acquirer_id': acquirerId }, turn };
}

/** The server itself: login, mail delivery, folding of counts. */
export const SYSTEM_SCOPE: Scope = { role: 'portal_system', settings: {}, turn: 'system' };

/** The same for what only reads (and logs or marks that somebody read): it waits for no rows, and goes on beside work that may. */
export function forReading(scope: Scope): Scope {
  return { ...scope, turn: `${scope.turn} reads` };
}

/** For an intake's statement that looks for the merchant anyway: what to select so that its transaction enters that merchant. */
export function entering(merchantId: string): string {
  return `set_config('app.merchant_id', ${merchantId}, true)`;
}

/** From now on the acquirer's transaction sees this merchant's rows. */
export function enterMerchant(tx: EntityManager, merchantId: string): Promise<unknown> {
  return tx.query(`SELECT ${entering('$1')}`, [merchantId]);
}
