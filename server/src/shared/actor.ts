import { ROLE_LABELS, isSupport, type Role } from '../../contract/src';

/** Who does something, as the audit log keeps it. */
export interface Actor {
  readonly kind: 'merchant' | 'support' | 'acquirer' | 'system';
  /** The user's id in the database; null for an acquirer and the server itself. */
  readonly id: string | null;
  readonly name: string;
  /** Where the call came from, as the network or a proxy tells it; null for the server itself. */
  readonly address: string | null;
}

/** A logged-in user, as guards hand it to controllers. */
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

/** The name under which merchants see the provider's people. */
export const SUPPORT_NAME = ROLE_LABELS.support_agent.ja;
