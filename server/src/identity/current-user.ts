import { isSupport, type Role } from '../../contract/src';
import type { Actor } from '../audit/actor';
import { notFound } from '../shared/errors/domain-error';
import { forReading, merchantScope, type Scope, supportScope } from '../shared/tenancy/scope';

/** A logged-in user, as guards pass it to controllers. */
export interface CurrentUser {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** null for the provider's support. */
  readonly merchantId: string | null;
  /** null = all services of the merchant. */
  readonly serviceIds: readonly string[] | null;
  readonly address: string;
}

export function actorOf(user: CurrentUser): Actor {
  return { kind: isSupport(user.role) ? 'support' : 'merchant', id: user.id, name: user.name, address: user.address };
}

/**
 * What the user may see: one merchant and its services or, for support, all merchants. The users of a merchant share a
 * turn; each of support's users has their own, whatever merchant they work for.
 */
export function scopeOf({ id, role, merchantId, serviceIds }: CurrentUser): Scope {
  if (isSupport(role)) return supportScope(id);
  if (merchantId === null) throw notFound();
  return merchantScope(merchantId, serviceIds);
}

/** The same for work that only reads. */
export function readScopeOf(user: CurrentUser): Scope {
  return forReading(scopeOf(user));
}

/**
 * For finders, after a first condition: a merchant's user finds only rows of their merchant (`column`), support finds
 * all.
 */
export function andOfOwnMerchant(
  user: CurrentUser,
  column: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  return isSupport(user.role) ? { text: '', values: [] } : { text: `AND ${column} = $2`, values: [user.merchantId] };
}
