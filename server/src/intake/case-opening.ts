import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { tokyoDate } from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import { OutboxService } from '../mail/outbox.service';
import { RecipientsService } from '../merchants/recipients.service';
import type { Actor } from '../shared/actor';
import { Clock } from '../shared/clock';
import { insertRow } from '../shared/entity-rows';
import { defaultDueOn } from '../shared/business-days';
import { mailVariables } from '../support-cases/case-mail';
import { PaymentInformation } from '../support-cases/payment-information.entity';
import { SupportCase } from '../support-cases/support-case.entity';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import type { RequestPaymentDto } from './request.dto';
import type { RequestContent } from './request/request-content';

const SYSTEM: Actor = { kind: 'system', id: null, name: '', address: null };

/** Makes a case of a checked request: case, payment, history and mails in the caller's transaction. */
@Injectable()
export class CaseOpening {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  /** In a transaction that has entered the merchant. undefined: the reference is taken, by another call at this very moment; nothing was written. */
  async open(tx: EntityManager, acquirer: CurrentAcquirer, content: RequestContent, contacts: readonly string[]): Promise<SupportCase | undefined> {
    const supportCase = await this.insert(tx, caseOf(content, acquirer.id, this.clock.now()));
    if (!supportCase) return undefined;
    const { merchantId, id } = supportCase;
    await Promise.all([
      insertRow(tx, PaymentInformation, { merchantId, caseId: id, ...paymentOf(content.request.payment) }),
      this.audit.record(tx, acquirerActor(acquirer), { event: 'received', merchantId, caseId: id }),
      this.mail(tx, supportCase, contacts),
    ]);
    return supportCase;
  }

  /** The UNIQUE row decides between calls at once: the later waits for the earlier and then inserts nothing. */
  private async insert(tx: EntityManager, values: Partial<SupportCase>): Promise<SupportCase | undefined> {
    const [row] = await insertRow<SupportCase, Pick<SupportCase, 'id' | 'caseNumber'>>(tx, SupportCase, values, 'ON CONFLICT DO NOTHING RETURNING id, case_number AS "caseNumber"');
    return row && Object.assign(new SupportCase(), values, row);
  }

  private async mail(tx: EntityManager, supportCase: SupportCase, contacts: readonly string[]): Promise<void> {
    const { merchantId, serviceId, id } = supportCase;
    const { emails, noContact } = await this.recipients.orManagers(tx, merchantId, serviceId, contacts);
    if (noContact) await this.audit.record(tx, SYSTEM, { event: 'no_recipient', merchantId, caseId: id });
    await this.outbox.enqueue(tx, {
      template: 'case-received', merchantId, caseId: id, recipients: emails, variables: mailVariables(supportCase), once: `case-received:${id}:`,
    });
  }
}

function caseOf({ request, hash }: RequestContent, acquirerId: string, receivedAt: Date): Partial<SupportCase> {
  const { merchantId, serviceId, acquirerReference, noticeType, requestedOn, summary = null, supplementaryNote = null } = request;
  return {
    merchantId, serviceId, acquirerId, acquirerReference, noticeType, requestedOn, summary, supplementaryNote, receivedAt,
    requestHash: hash!, category: 'usage_inquiry_and_cancellation', status: 'received', revision: 0, answeredAt: null, firstOpenedAt: null,
    answerDueOn: request.answerDueOn ?? defaultDueOn(requestedOn, tokyoDate(receivedAt)),
  };
}

function paymentOf(payment: RequestPaymentDto): Partial<PaymentInformation> {
  const { currency = 'JPY', authorizedAt, ...told } = payment;
  return { ...told, currency, authorizedAt: authorizedAt === undefined ? null : new Date(authorizedAt) };
}
