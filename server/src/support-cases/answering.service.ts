import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AnswerInput, type AnswerReceipt, type Warning, checkAnswer } from '../../contract/src';
import { OutboxService } from '../mail/outbox.service';
import { actorOf, type CurrentUser } from '../identity/current-user';
import { Clock } from '../shared/clock';
import { invalidFields, unconfirmed, VersionConflict } from '../shared/domain-error';
import { requireSeen } from '../shared/seen-version';
import { isUniqueViolation } from '../shared/unique-violation';
import { AnswersService } from './answers.service';
import { CaseActsService } from './case-acts.service';
import { CaseFinder } from './case-finder';
import { ContactDeskService } from './contact-desk.service';
import { CaseOrderService } from './order/case-order.service';
import type { SupportCase } from './support-case.entity';

/** What the person who registers has seen: the version of the case, and the codes of the warnings that they confirmed. */
export interface Seen {
  readonly version: number;
  readonly acknowledged?: readonly string[];
}

/** 回答: registers a merchant's answer, once. Answer, state, audit and the receipt's mail are one transaction. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly finder: CaseFinder,
    private readonly answers: AnswersService,
    private readonly desks: ContactDeskService,
    private readonly orders: CaseOrderService,
    private readonly acts: CaseActsService,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  /** Throws `version_conflict` where the case is not the one that was seen, and `warnings_unconfirmed` where a warning is left. */
  async answer(user: CurrentUser, caseNumber: string, input: AnswerInput, seen: Seen): Promise<AnswerReceipt> {
    try {
      const receipt = await this.finder.withLockedCase(user, caseNumber, (tx, supportCase) =>
        this.register(tx, user, supportCase, input, seen),
      );
      this.outbox.wake();
      return receipt;
    } catch (error) {
      // The row that makes an answer unique has the last word; it says the same as the check.
      if (isUniqueViolation(error, 'answers_pkey')) throw new VersionConflict();
      throw error;
    }
  }

  private async register(
    tx: EntityManager,
    user: CurrentUser,
    supportCase: SupportCase,
    input: AnswerInput,
    { version, acknowledged = [] }: Seen,
  ): Promise<AnswerReceipt> {
    requireSeen(version, supportCase);
    const now = this.clock.now();
    const former = await this.answers.latest(tx, supportCase);
    const revision = supportCase.answer(now);
    const { answer, errors } = checkAnswer(input, supportCase.answerContext(this.clock.today()));
    if (errors.length) throw invalidFields(errors);
    const warnings = await this.orders.warnings(tx, supportCase, user, answer, former);
    if (warnings.some(({ code }) => !acknowledged.includes(code))) throw unconfirmed(warnings);
    await Promise.all([
      this.answers.add(tx, supportCase, answer, user),
      this.desks.remember(tx, supportCase, answer),
      this.acts.record(tx, supportCase, {
        act: 'answer',
        actor: actorOf(user),
        to: { emails: [user.email], noContact: false },
        detail: confirmation(warnings),
      }),
    ]);
    return {
      caseNumber: supportCase.caseNumber,
      status: supportCase.status,
      revision,
      registeredAt: now.toISOString(),
    };
  }
}

/** What was confirmed, for the audit log: codes alone. */
function confirmation(warnings: readonly Warning[]): object | undefined {
  return warnings.length ? { acknowledgedWarnings: warnings.map(({ code }) => code) } : undefined;
}
