import { Injectable } from '@nestjs/common';
import { type AnswerInput, type AnswerReceipt, asksForOrder, checkAnswer, type Warning } from '../../../contract/src';
import { MailsService } from '../../mail/mails.service';
import { actorOf, type CurrentUser, scopeOf } from '../../identity/current-user';
import type { Order } from '../../orders/order/order.entity';
import { Clock } from '../../shared/time/clock';
import { invalidFields, unconfirmed, VersionConflict } from '../../shared/errors/domain-error';
import { requireSeen } from '../../shared/request/seen-version';
import type { Answers } from '../../shared/tenancy/asked';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { isUniqueViolation } from '../../shared/errors/unique-violation';
import { AnswersService, latestOf } from './answers.service';
import { CaseActsService } from '../case/case-acts.service';
import { CaseFinder, foundOf } from '../case/case-finder';
import { ContactDeskService } from './contact-desk.service';
import { CaseOrderService } from '../order/case-order.service';
import type { SupportCase } from '../case/support-case.entity';

/** What the user has seen: the version of the case, and the codes of the warnings that they confirmed. */
export interface Seen {
  readonly version: number;
  readonly acknowledged?: readonly string[];
}

/** 回答: registers a merchant's answer, once. Answer, state, audit and the receipt's mail are one transaction. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: CaseFinder,
    private readonly answers: AnswersService,
    private readonly desks: ContactDeskService,
    private readonly orders: CaseOrderService,
    private readonly acts: CaseActsService,
    private readonly mails: MailsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `version_conflict` if the case has changed since it was seen, and `warnings_unconfirmed` if a warning is not
   * confirmed.
   */
  async answer(user: CurrentUser, caseNumber: string, input: AnswerInput, seen: Seen): Promise<AnswerReceipt> {
    const now = this.clock.now();
    try {
      const [{ supportCase }] = await this.tenancy.readThen(
        scopeOf(user),
        {
          supportCase: this.finder.byNumber(user, caseNumber, 'UPDATE'),
          order: asksForOrder(input) ? this.orders.find(user, caseNumber) : null,
        },
        (found) => this.measures(foundOf(found.supportCase), found.order?.[0]),
        (found, measures) =>
          this.registered(user, foundOf(found.supportCase), found.order?.[0], measures, input, seen, now),
      );
      this.mails.wake();
      return receiptOf(foundOf(supportCase), now);
    } catch (error) {
      // The unique index on answers decides; it gives the same result as the check.
      if (isUniqueViolation(error, 'answers_pkey')) throw new VersionConflict();
      throw error;
    }
  }

  /** What the answer is compared with: the one that it corrects, and the payment of the order. */
  private measures(supportCase: SupportCase, order: Order | undefined) {
    const isCorrection = supportCase.revision > 0;
    return {
      former: isCorrection ? this.answers.ofCase(supportCase) : null,
      key: isCorrection ? this.answers.key(supportCase) : null,
      payment: order ? this.orders.payment(order) : null,
    };
  }

  private registered(
    user: CurrentUser,
    supportCase: SupportCase,
    order: Order | undefined,
    { former, key, payment }: Answers<ReturnType<AnsweringService['measures']>>,
    input: AnswerInput,
    { version, acknowledged = [] }: Seen,
    now: Date,
  ) {
    requireSeen(version, supportCase);
    supportCase.answer(now);
    const { answer, errors } = checkAnswer(input, supportCase.answerContext(this.clock.today()));
    if (errors.length) throw invalidFields(errors);
    const purchase = order && payment ? this.orders.purchase(order, payment, user) : null;
    const warnings = this.orders.warnings(supportCase, answer, latestOf(former ?? []), purchase);
    if (warnings.some(({ code }) => !acknowledged.includes(code))) throw unconfirmed(warnings);
    return {
      answer: this.answers.add(supportCase, answer, user, key?.[0]),
      desk: this.desks.remember(supportCase, answer),
      act: this.acts.recorded(supportCase, {
        act: 'answer',
        actor: actorOf(user),
        to: { emails: [user.email], noContact: false },
        detail: confirmation(warnings),
      }),
    };
  }
}

function receiptOf({ caseNumber, status, revision }: SupportCase, registeredAt: Date): AnswerReceipt {
  return { caseNumber, status, revision, registeredAt: registeredAt.toISOString() };
}

/** The confirmed warnings for the audit log: codes only. */
function confirmation(warnings: readonly Warning[]): object | undefined {
  return warnings.length ? { acknowledgedWarnings: warnings.map(({ code }) => code) } : undefined;
}
