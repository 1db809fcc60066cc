import { Injectable } from '@nestjs/common';
import { categoryOf, tokyoDate } from '../../contract/src';
import { managersOf, type Recipients } from '../merchants/recipients.service';
import { Clock } from '../shared/time/clock';
import { insertOf } from '../shared/database/entity-rows';
import type { Statement } from '../shared/database/statement';
import { defaultDueOn } from '../shared/time/business-days';
import { CaseActsService } from '../support-cases/case/case-acts.service';
import { PaymentInformation } from '../support-cases/case/payment-information.entity';
import { SupportCase } from '../support-cases/case/support-case.entity';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import type { RequestContext } from './intake-cases.service';
import type { RequestPaymentDto } from './request.dto';
import type { RequestContent } from './request/request-content';

export type CreationStatements = {
  /** No row: another call has used the reference at this very moment; nothing was written. */
  readonly created: Statement<SupportCase>;
  readonly managers: Statement<{ readonly email: string }> | null;
};

/**
 * Creates a case from a checked request: case, payment, history and mails, as statements of one transaction that has
 * entered the merchant.
 */
@Injectable()
export class CaseCreation {
  constructor(
    private readonly acts: CaseActsService,
    private readonly clock: Clock,
  ) {}

  /** The case itself, and the merchant's managers if there is no other recipient. */
  create(acquirer: CurrentAcquirer, content: RequestContent, { contacts }: RequestContext): CreationStatements {
    const { merchantId, serviceId } = content.request;
    return {
      created: this.insert(caseOf(content, acquirer.id, this.clock.now())),
      managers: contacts.length ? null : managersOf(merchantId, serviceId),
    };
  }

  /** The rows that belong to a case which was created in the same transaction. */
  complete(acquirer: CurrentAcquirer, { request }: RequestContent, supportCase: SupportCase, to: Recipients) {
    const { merchantId, id } = supportCase;
    return {
      payment: insertOf(PaymentInformation, { merchantId, caseId: id, ...paymentOf(request.payment) }),
      act: this.acts.recorded(supportCase, { act: 'create', actor: acquirerActor(acquirer), to }),
    };
  }

  /**
   * The UNIQUE index decides between concurrent calls: the later one waits for the earlier and then inserts nothing.
   */
  private insert(created: SupportCase): Statement<SupportCase> {
    return {
      ...insertOf(SupportCase, created, 'ON CONFLICT DO NOTHING RETURNING id, case_number AS "caseNumber"'),
      read: (row) => Object.assign(created, row),
    };
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
  const { currency = 'JPY', authorizedAt, ...values } = payment;
  return { ...values, currency, authorizedAt: authorizedAt === undefined ? null : new Date(authorizedAt) };
}
