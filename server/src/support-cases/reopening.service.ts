import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { checkValue, fieldError, type FieldSpec, type ReopeningRequest } from '../../contract/src';
import { RecipientsService } from '../merchants/recipients.service';
import { OutboxService } from '../mail/outbox.service';
import { actorOf, type CurrentUser } from '../shared/actor';
import { Clock } from '../shared/clock';
import { DomainError, invalidFields } from '../shared/domain-error';
import { requireSeen } from '../shared/seen-version';
import { isUniqueViolation } from '../shared/unique-violation';
import { CaseFinder } from './case-finder';
import { mailVariables } from './case-mail';
import { Reopening } from './reopening.entity';
import type { SupportCase } from './support-case.entity';

const REASON: FieldSpec = { name: 'reason', label: { ja: '理由', en: 'Reason' }, kind: 'text' };

/** 再オープン: support opens an answered case again, with a reason; the merchant is mailed and answers once more. */
@Injectable()
export class ReopeningService {
  constructor(
    private readonly finder: CaseFinder,
    private readonly recipients: RecipientsService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  /** Throws 409 where the case is not the one that was seen, or is not closed by an answer, and 422. */
  async reopen(user: CurrentUser, caseNumber: string, request: ReopeningRequest): Promise<void> {
    try {
      await this.finder.withLockedCase(user, caseNumber, (tx, supportCase) => this.register(tx, user, supportCase, request));
    } catch (error) {
      if (isUniqueViolation(error, 'reopenings_pkey')) throw new DomainError('invalid_state', `${caseNumber} is reopened already`);
      throw error;
    }
    this.outbox.wake();
  }

  /** A reason follows the rules of every free text: its length, no control characters, no card number but the case's own identifiers. */
  private checked(given: string, supportCase: SupportCase): string {
    const checked = checkValue(REASON, given, supportCase.answerContext(this.clock.today()));
    if ('error' in checked) throw invalidFields([fieldError('/reason', checked.error, checked.params)]);
    if (checked.value === undefined) throw invalidFields([fieldError('/reason', 'required')]);
    return checked.value as string;
  }

  private async register(tx: EntityManager, user: CurrentUser, supportCase: SupportCase, { reason: given, version }: ReopeningRequest): Promise<void> {
    requireSeen(version, supportCase);
    const reason = this.checked(given, supportCase);
    const revision = supportCase.reopen();
    const { merchantId, id, status } = supportCase;
    await tx.insert(Reopening, { merchantId, caseId: id, revision, reason, reopenedAt: this.clock.now(), reopenedBy: user.id, reopenedByName: user.name });
    await tx.query('UPDATE support_cases SET status = $3 WHERE merchant_id = $1 AND id = $2', [merchantId, id, status]);
    await this.audit.record(tx, actorOf(user), { event: 'reopened', merchantId, caseId: id, revision });
    await this.mail(tx, supportCase);
  }

  private async mail(tx: EntityManager, supportCase: SupportCase): Promise<void> {
    const { merchantId, id, serviceId, revision } = supportCase;
    const { emails, noContact } = await this.recipients.find(tx, merchantId, serviceId);
    if (noContact) await this.audit.record(tx, { kind: 'system', id: null, name: '', address: null }, { event: 'no_recipient', merchantId, caseId: id });
    await this.outbox.enqueue(tx, {
      template: 'case-reopened', merchantId, caseId: id, recipients: emails,
      variables: mailVariables(supportCase), once: `case-reopened:${id}:${revision}:`,
    });
  }
}
