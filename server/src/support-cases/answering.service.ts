import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { type AnswerInput, type AnswerReceipt, checkAnswer, type OrderWarning } from '../../contract/src';
import { OutboxService } from '../mail/outbox.service';
import { actorOf, type CurrentUser } from '../shared/actor';
import { Clock } from '../shared/clock';
import { DomainError, invalidFields, unconfirmed } from '../shared/domain-error';
import { isUniqueViolation } from '../shared/unique-violation';
import { AnswersService } from './answers.service';
import { CaseFinder } from './case-finder';
import { mailVariables } from './case-mail';
import { ContactDeskService } from './contact-desk.service';
import { CaseOrderService } from './order/case-order.service';
import type { SupportCase } from './support-case.entity';

/** 回答: registers a merchant's answer, once. Answer, state, audit and the receipt's mail are one transaction. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly finder: CaseFinder,
    private readonly answers: AnswersService,
    private readonly desks: ContactDeskService,
    private readonly orders: CaseOrderService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  /** `acknowledged`: codes of the order's warnings that the person has confirmed; throws `warnings_unconfirmed` where one is left. */
  async answer(user: CurrentUser, caseNumber: string, input: AnswerInput, acknowledged: readonly string[] = []): Promise<AnswerReceipt> {
    try {
      const receipt = await this.finder.withLockedCase(user, caseNumber, (tx, supportCase) => this.register(tx, user, supportCase, input, acknowledged));
      this.outbox.wake();
      return receipt;
    } catch (error) {
      // The row that makes an answer unique has the last word; it says the same as the check.
      if (isUniqueViolation(error, 'answers_pkey')) throw new DomainError('invalid_state', `${caseNumber} is answered already`);
      throw error;
    }
  }

  private async register(tx: EntityManager, user: CurrentUser, supportCase: SupportCase, input: AnswerInput, acknowledged: readonly string[]): Promise<AnswerReceipt> {
    const now = this.clock.now();
    const revision = supportCase.answer(now);
    const { answer, errors } = checkAnswer(input, supportCase.answerContext(this.clock.today()));
    if (errors.length) throw invalidFields(errors);
    const warnings = await this.orders.warnings(tx, supportCase, user, answer);
    if (warnings.some(({ code }) => !acknowledged.includes(code))) throw unconfirmed(warnings);
    await Promise.all([
      this.answers.add(tx, supportCase, answer, user),
      this.desks.remember(tx, supportCase, answer),
      this.audit.record(tx, actorOf(user), { event: 'answered', merchantId: supportCase.merchantId, caseId: supportCase.id, revision, detail: confirmation(warnings) }),
      this.mailReceipt(tx, user, supportCase),
    ]);
    return { caseNumber: supportCase.caseNumber, status: supportCase.status, revision, registeredAt: now.toISOString() };
  }

  private mailReceipt(tx: EntityManager, user: CurrentUser, supportCase: SupportCase): Promise<void> {
    return this.outbox.enqueue(tx, {
      template: 'answer-receipt', merchantId: supportCase.merchantId, caseId: supportCase.id, recipients: [user.email],
      variables: mailVariables(supportCase), once: `answer-receipt:${supportCase.id}:${supportCase.revision}:`,
    });
  }
}

/** What was confirmed, for the audit log: codes alone. */
function confirmation(warnings: readonly OrderWarning[]): object | undefined {
  return warnings.length ? { acknowledgedWarnings: warnings.map(({ code }) => code) } : undefined;
}
