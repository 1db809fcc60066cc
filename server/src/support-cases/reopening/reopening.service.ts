import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  addDays,
  checkValue,
  type FieldError,
  fieldError,
  type FieldSpec,
  REOPENING,
  type ReopeningRequest,
} from '../../../contract/src';
import { RecipientsService } from '../../merchants/recipients.service';
import { MailsService } from '../../mail/mails.service';
import { actorOf, type CurrentUser, scopeOf } from '../../identity/current-user';
import { businessDaysAfter } from '../../shared/time/business-days';
import { Clock } from '../../shared/time/clock';
import { DomainError, invalidFields } from '../../shared/errors/domain-error';
import { requireSeen } from '../../shared/request/seen-version';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { isUniqueViolation } from '../../shared/errors/unique-violation';
import { CaseActsService } from '../case/case-acts.service';
import { CaseFinder } from '../case/case-finder';
import { Reopening } from './reopening.entity';
import type { SupportCase } from '../case/support-case.entity';

const REASON: FieldSpec = { name: 'reason', label: { ja: '理由', en: 'Reason' }, kind: 'text' };

/** 再オープン: support reopens an answered case with a reason; the merchant is notified by mail and answers again. */
@Injectable()
export class ReopeningService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: CaseFinder,
    private readonly recipients: RecipientsService,
    private readonly acts: CaseActsService,
    private readonly mails: MailsService,
    private readonly clock: Clock,
  ) {}

  /** Throws 409 if the case has changed since it was seen, or is not closed by an answer, and 422. */
  async reopen(user: CurrentUser, caseNumber: string, request: ReopeningRequest): Promise<void> {
    try {
      await this.tenancy.as(scopeOf(user), async (tx) =>
        this.register(tx, user, await this.finder.hold(tx, user, caseNumber, 'UPDATE'), request),
      );
    } catch (error) {
      if (isUniqueViolation(error, 'reopenings_pkey'))
        throw new DomainError('invalid_state', `${caseNumber} is reopened already`);
      throw error;
    }
    this.mails.wake();
  }

  /**
   * A reason follows the rules of every free text: its length, no control characters, no card number except the case's
   * own identifiers. The error names every wrong field.
   */
  private checked(
    { reason, answerDueOn }: ReopeningRequest,
    supportCase: SupportCase,
  ): { readonly reason: string; readonly dueOn: string } {
    const today = this.clock.today();
    const checked = checkValue(REASON, reason, supportCase.answerContext(today));
    const dueOn = answerDueOn ?? businessDaysAfter(today, REOPENING.businessDays);
    const errors: FieldError[] =
      'error' in checked
        ? [fieldError('/reason', checked.error, checked.params)]
        : checked.value === undefined
          ? [fieldError('/reason', 'required')]
          : [];
    errors.push(...wrongDay(dueOn, today, supportCase));
    if (errors.length || !('value' in checked)) throw invalidFields(errors);
    return { reason: checked.value as string, dueOn };
  }

  private async register(
    tx: EntityManager,
    user: CurrentUser,
    supportCase: SupportCase,
    request: ReopeningRequest,
  ): Promise<void> {
    requireSeen(request.version, supportCase);
    const { reason, dueOn } = this.checked(request, supportCase);
    const revision = supportCase.reopen(dueOn);
    const { merchantId, id } = supportCase;
    await tx.insert(Reopening, {
      merchantId,
      caseId: id,
      revision,
      reason,
      answerDueOn: dueOn,
      reopenedAt: this.clock.now(),
      reopenedBy: user.id,
      reopenedByName: user.name,
    });
    await this.acts.record(tx, supportCase, {
      act: 'reopen',
      actor: actorOf(user),
      to: await this.recipients.find(tx, merchantId, supportCase.serviceId),
      detail: { answerDueOn: dueOn },
    });
  }
}

/** A correction cannot be due before it is requested, nor in the far future. */
function wrongDay(dueOn: string, today: string, { requestedOn }: SupportCase): FieldError[] {
  const max = addDays(today, REOPENING.mostDays);
  if (dueOn < today) return [fieldError('/answerDueOn', 'date_in_past')];
  if (dueOn < requestedOn)
    return [fieldError('/answerDueOn', 'date_order', { earlier: { ja: '依頼日', en: 'the day of the request' } })];
  return dueOn > max ? [fieldError('/answerDueOn', 'date_too_late', { max })] : [];
}
