import { Injectable } from '@nestjs/common';
import type { AnswerInput } from '../../../contract/src';
import { prepared, type Statement } from '../../shared/database/statement';
import type { SupportCase } from '../case/support-case.entity';

type Desk = Readonly<Record<string, string>>;

/**
 * お客様向け問合せ窓口: stored per service as the default of the next answer. It belongs to the shop and is not
 * personal data.
 */
@Injectable()
export class ContactDeskService {
  remember({ merchantId, serviceId }: SupportCase, { sections }: AnswerInput): Statement | null {
    const desk = sections['contactDesk'] as Desk | undefined;
    if (!desk) return null;
    return prepared(
      `INSERT INTO contact_desks (merchant_id, service_id, desk) VALUES ($1, $2, $3)
       ON CONFLICT (merchant_id, service_id) DO UPDATE SET desk = excluded.desk WHERE contact_desks.desk <> excluded.desk`,
      [merchantId, serviceId, JSON.stringify(desk)],
    );
  }
}
