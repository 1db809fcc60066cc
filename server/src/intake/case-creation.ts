import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { categoryOf, tokyoDate } from '../../contract/src';
import { type Recipients, RecipientsService } from '../merchants/recipients.service';
import { Clock } from '../shared/clock';
import { insertRow } from '../shared/entity-rows';
import { defaultDueOn } from '../shared/business-days';
import { CaseActsService } from '../support-cases/case-acts.service';
import { PaymentInformation } from '../support-cases/payment-information.entity';
import { SupportCase } from '../support-cases/support-case.entity';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import type { RequestPaymentDto } from './request.dto';
import type { RequestContent } from './request/request-content';

/** A new case, and whom its mail goes to. */
export interface CreatedCase extends Recipients {
  readonly supportCase: SupportCase;
}

/** Makes a case of a checked request: case, payment, history and mails in the caller's transaction. */
@Injectable()
export class CaseCreation {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly acts: CaseActsService,
    private readonly clock: Clock,
  ) {}

  /** In a transaction that has entered the merchant. undefined: the reference is taken, by another call at this very moment; nothing was written. */
  async create(
    tx: EntityManager,
    acquirer: CurrentAcquirer,
    content: RequestContent,
    contacts: readonly string[],
  ): Promise<CreatedCase | undefined> {
    const supportCase = await this.insert(tx, caseOf(content, acquirer.id, this.clock.now()));
    return (
      supportCase && {
        supportCase,
        ...(await this.recipients.orManagers(tx, supportCase.merchantId, supportCase.serviceId, contacts)),
      }
    );
  }

  /** What belongs to a case that was created in the same transaction. Its statements go out together. */
  async complete(
    tx: EntityManager,
    acquirer: CurrentAcquirer,
    { request }: RequestContent,
    { supportCase, ...to }: CreatedCase,
  ): Promise<void> {
    const { merchantId, id } = supportCase;
    await Promise.all([
      insertRow(tx, PaymentInformation, { merchantId, caseId: id, ...paymentOf(request.payment) }),
      this.acts.record(tx, supportCase, { act: 'create', actor: acquirerActor(acquirer), to }),
    ]);
  }

  /** The UNIQUE row decides between calls at once: the later waits for the earlier and then inserts nothing. */
  private async insert(tx: EntityManager, created: SupportCase): Promise<SupportCase | undefined> {
    const [row] = await insertRow<SupportCase, Pick<SupportCase, 'id' | 'caseNumber'>>(
      tx,
      SupportCase,
      created,
      'ON CONFLICT DO NOTHING RETURNING id, case_number AS "caseNumber"',
    );
    return row && Object.assign(created, row);
  }
}

function caseOf({ request, hash }: RequestContent, acquirerId: string, receivedAt: Date): SupportCase {
  const {
    merchantId,
    serviceId,
    acquirerReference,
    noticeType,
    requestedOn,
    summary = null,
    supplementaryNote = null,
  } = request;
  const { code: category, deadline } = categoryOf(noticeType);
  const created = Object.assign(new SupportCase(), {
    merchantId,
    serviceId,
    acquirerId,
    acquirerReference,
    noticeType,
    requestedOn,
    summary,
    supplementaryNote,
    receivedAt,
    requestHash: hash!,
    category,
    revision: 0,
    answeredAt: null,
    firstViewedAt: null,
    answerDueOn: request.answerDueOn ?? defaultDueOn(requestedOn, tokyoDate(receivedAt), deadline.default),
  });
  created.become('create', 'acquirer');
  return created;
}

function paymentOf(payment: RequestPaymentDto): Partial<PaymentInformation> {
  const { currency = 'JPY', authorizedAt, ...told } = payment;
  return { ...told, currency, authorizedAt: authorizedAt === undefined ? null : new Date(authorizedAt) };
}
