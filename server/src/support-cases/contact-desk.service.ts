import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AnswerInput } from '../../contract/src';
import type { SupportCase } from './support-case.entity';

type Desk = Readonly<Record<string, string>>;

/** お客様向け問合せ窓口: kept per service as the default of the next answer. It is the shop's own, nobody's personal data. */
@Injectable()
export class ContactDeskService {
  async remember(tx: EntityManager, { merchantId, serviceId }: SupportCase, { sections }: AnswerInput): Promise<void> {
    const desk = sections['contactDesk'] as Desk | undefined;
    if (!desk) return;
    await tx.query(
      `INSERT INTO contact_desks (merchant_id, service_id, desk) VALUES ($1, $2, $3)
       ON CONFLICT (merchant_id, service_id) DO UPDATE SET desk = excluded.desk WHERE contact_desks.desk <> excluded.desk`,
      [merchantId, serviceId, JSON.stringify(desk)],
    );
  }
}
