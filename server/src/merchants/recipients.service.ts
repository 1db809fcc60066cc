import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Recipients {
  readonly emails: readonly string[];
  /** No active contact: the merchant's managers stand in, and support sees 「通知先なし」. */
  readonly noContact: boolean;
}

/** SQL for the addresses of a service's active contacts, for statements that look at the service anyhow; both arguments are SQL. */
export function contactsOf(merchantId: string, serviceId: string): string {
  return `ARRAY(${addresses('contacts', '', merchantId, serviceId)})`;
}

/** Who is told about a case of a service: every active contact, one mail per address (spec 1.3, step 2). */
@Injectable()
export class RecipientsService {
  async find(tx: EntityManager, merchantId: string, serviceId: string): Promise<Recipients> {
    return this.orManagers(
      tx,
      merchantId,
      serviceId,
      await emails(tx, addresses('contacts', '', '$1', '$2'), merchantId, serviceId),
    );
  }

  /** The contacts, where they are known already; where there is none, the managers. */
  async orManagers(
    tx: EntityManager,
    merchantId: string,
    serviceId: string,
    contacts: readonly string[],
  ): Promise<Recipients> {
    if (contacts.length) return { emails: contacts, noContact: false };
    return {
      emails: await emails(tx, addresses('users', `AND role = 'merchant_admin'`, '$1', '$2'), merchantId, serviceId),
      noContact: true,
    };
  }
}

async function emails(tx: EntityManager, sql: string, merchantId: string, serviceId: string): Promise<string[]> {
  const rows: { email: string }[] = await tx.query(sql, [merchantId, serviceId]);
  return rows.map((row) => row.email);
}

/** Each address once, however it is written. */
function addresses(table: 'contacts' | 'users', condition: string, merchantId: string, serviceId: string): string {
  return `SELECT DISTINCT ON (lower(email)) email FROM ${table}
    WHERE merchant_id = ${merchantId} AND active AND (service_ids IS NULL OR ${serviceId} = ANY (service_ids)) ${condition} ORDER BY lower(email), email`;
}
