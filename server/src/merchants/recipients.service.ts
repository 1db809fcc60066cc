import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared, type Statement } from '../shared/database/statement';
import { runIn } from '../shared/tenancy/asked';

export interface Recipients {
  readonly emails: readonly string[];
  /**
   * The service has no active contact: the merchant's managers are notified instead, and support sees 「通知先なし」.
   */
  readonly noContact: boolean;
}

/**
 * SQL for the addresses of a service's active contacts, for statements that read the service anyway; both arguments are
 * SQL.
 */
export function contactsOf(merchantId: string, serviceId: string): string {
  return `ARRAY(${addresses('contacts', '', merchantId, serviceId)})`;
}

/** The merchant's managers who are responsible for a service: they are notified where it has no active contact. */
export function managersOf(merchantId: string, serviceId: string): Statement<{ readonly email: string }> {
  return prepared(addresses('users', `AND role = 'merchant_admin'`, '$1', '$2'), [merchantId, serviceId]);
}

/**
 * The recipients of notices about a case of a service: every active contact, one mail per address (spec 1.3, step 2).
 */
@Injectable()
export class RecipientsService {
  async find(tx: EntityManager, merchantId: string, serviceId: string): Promise<Recipients> {
    const { contacts } = await runIn(tx, {
      contacts: prepared<{ email: string }>(addresses('contacts', '', '$1', '$2'), [merchantId, serviceId]),
    });
    if (contacts.length) return { emails: contacts.map(({ email }) => email), noContact: false };
    const { managers } = await runIn(tx, { managers: managersOf(merchantId, serviceId) });
    return { emails: managers.map(({ email }) => email), noContact: true };
  }
}

/** Returns each address once, however it is spelled. */
function addresses(table: 'contacts' | 'users', condition: string, merchantId: string, serviceId: string): string {
  return `SELECT DISTINCT ON (lower(email)) email FROM ${table}
    WHERE merchant_id = ${merchantId} AND active AND (service_ids IS NULL OR ${serviceId} = ANY (service_ids)) ${condition} ORDER BY lower(email), email`;
}
