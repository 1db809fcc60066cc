import { ROLE_LABELS } from '../../contract/src';

/** Who does something, as the audit log records it. */
export interface Actor {
  readonly kind: 'merchant' | 'support' | 'acquirer' | 'system';
  /** The user's id in the database; null for an acquirer and the server itself. */
  readonly id: string | null;
  readonly name: string;
  /** The address that the call came from, as the network or a proxy states it; null for the server itself. */
  readonly address: string | null;
}

/** The name under which merchants see the provider's staff. */
export const SUPPORT_NAME = ROLE_LABELS.support_agent.ja;
