import { ROLE_LABELS } from '../../contract/src';

/** Who does something, as the audit log keeps it. */
export interface Actor {
  readonly kind: 'merchant' | 'support' | 'acquirer' | 'system';
  /** The user's id in the database; null for an acquirer and the server itself. */
  readonly id: string | null;
  readonly name: string;
  /** Where the call came from, as the network or a proxy gives it; null for the server itself. */
  readonly address: string | null;
}

/** The name under which merchants see the provider's people. */
export const SUPPORT_NAME = ROLE_LABELS.support_agent.ja;
