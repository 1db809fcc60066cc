import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Recipients {
  readonly emails: readonly string[];
  /** No active contact: the merchant's managers stand in, and support sees 「通知先なし」. */
  readonly noContact: boolean;
}

/** Who is told about a case of a service: every active contact, one mail per address (spec 1.3, step 2). */
@Injectable()
export class RecipientsService {
  async find(tx: EntityManager, merchantId: string, serviceId: string): Promise<Recipients> {
    const contacts = await this.emails(tx, 'contacts', '', merchantId, serviceId);
    if (contacts.length) return { emails: contacts, noContact: false };
    return { emails: await this.emails(tx, 'users', `AND role = 'merchant_admin'`, merchantId, serviceId), noContact: true };
  }

  private async emails(tx: EntityManager, table: 'contacts' | 'users', condition: string, merchantId: string, serviceId: string): Promise<string[]> {
    const rows: { email: string }[] = await tx.query(
      `SELECT DISTINCT ON (lower(email)) email FROM ${table}
       WHERE merchant_id = $1 AND active AND (service_ids IS NULL OR $2 = ANY (service_ids)) ${condition} ORDER BY lower(email), email`,
      [merchantId, serviceId]);
    return rows.map((row) => row.email);
  }
}
