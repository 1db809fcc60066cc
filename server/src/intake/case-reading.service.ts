import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IntakeCase, RegisteredAnswerView } from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import { runIn } from '../shared/tenancy/asked';
import { intakeScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { AnswersService } from '../support-cases/answering/answers.service';
import { Reopening } from '../support-cases/reopening/reopening.entity';
import type { SupportCase } from '../support-cases/case/support-case.entity';
import { Withdrawal } from '../support-cases/case/withdrawal.entity';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { IntakeCasesService } from './intake-cases.service';

/** The state of a request: its deadline, reopenings, withdrawal and answers; reading answers is logged. */
@Injectable()
export class CaseReadingService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cases: IntakeCasesService,
    private readonly answers: AnswersService,
    private readonly audit: AuditService,
  ) {}

  read(acquirer: CurrentAcquirer, reference: string): Promise<IntakeCase> {
    return this.tenancy.as(intakeScope(acquirer.id), async (tx) => {
      const supportCase = await this.cases.enter(tx, acquirer.id, reference, false);
      const answers = await runIn(tx, this.answers.ofCase(supportCase));
      const reopenings = await this.reopenings(tx, supportCase);
      const withdrawnAt = await this.withdrawnAt(tx, supportCase);
      const { merchantId, id, caseNumber, acquirerReference, status, receivedAt, requestedOn, answerDueOn } =
        supportCase;
      const [latest] = answers;
      if (latest)
        await this.audit.record(tx, acquirerActor(acquirer), {
          event: 'answer_viewed',
          merchantId,
          caseId: id,
          revision: latest.revision,
        });
      return {
        caseNumber,
        acquirerReference,
        status,
        receivedAt: receivedAt.toISOString(),
        requestedOn,
        answerDueOn,
        withdrawnAt,
        reopenings,
        ...disclosed(answers),
      };
    });
  }

  private async reopenings(tx: EntityManager, { merchantId, id }: SupportCase): Promise<IntakeCase['reopenings']> {
    const rows = await tx.find(Reopening, {
      select: { revision: true, reopenedAt: true, merchantId: true, caseId: true },
      where: { merchantId, caseId: id },
      order: { revision: 'DESC' },
    });
    return rows.map(({ reopenedAt, revision }) => ({ at: reopenedAt.toISOString(), revision }));
  }

  private async withdrawnAt(tx: EntityManager, { merchantId, id }: SupportCase): Promise<string | null> {
    const withdrawal = await tx.findOneBy(Withdrawal, { merchantId, caseId: id });
    return withdrawal?.withdrawnAt.toISOString() ?? null;
  }
}

/** Spec 2.5: the acquirer does not see which of the merchant's staff answered. */
function disclosed(all: readonly RegisteredAnswerView[]): Pick<IntakeCase, 'answers' | 'unreadableAnswers'> {
  const answers = all
    .filter((answer) => !answer.unreadable)
    .map(({ revision, registeredAt, noticeType, sections, notHeld }) => ({
      revision,
      registeredAt,
      noticeType,
      sections,
      notHeld,
    }));
  const unreadable = all
    .filter((answer) => answer.unreadable)
    .map(({ revision, registeredAt }) => ({ revision, registeredAt }));
  return { answers, ...(unreadable.length && { unreadableAnswers: unreadable }) };
}
