import { Injectable } from '@nestjs/common';
import type { IntakeCase, RegisteredAnswer, RegisteredAnswerView } from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import { Tenancy } from '../shared/tenancy/tenancy';
import { AnswersService } from '../support-cases/answers.service';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { IntakeCasesService } from './intake-cases.service';

/** What became of a request, with the answers; reading them is logged. */
@Injectable()
export class CaseReadingService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cases: IntakeCasesService,
    private readonly answers: AnswersService,
    private readonly audit: AuditService,
  ) {}

  read(acquirer: CurrentAcquirer, reference: string): Promise<IntakeCase> {
    return this.tenancy.asIntake(acquirer.id, async (tx) => {
      const supportCase = await this.cases.enter(tx, acquirer.id, reference, false);
      const answers = await this.answers.ofCase(tx, supportCase);
      const { merchantId, id, caseNumber, acquirerReference, status } = supportCase;
      const [latest] = answers;
      if (latest) await this.audit.record(tx, acquirerActor(acquirer), { event: 'answer_viewed', merchantId, caseId: id, revision: latest.revision });
      return { caseNumber, acquirerReference, status, answers: answers.map(disclosed) };
    });
  }
}

/** Spec 2.5: who of the merchant's staff answered is not the acquirer's business. */
function disclosed({ revision, registeredAt, noticeType, sections, notHeld }: RegisteredAnswerView): RegisteredAnswer {
  return { revision, registeredAt, noticeType, sections, notHeld };
}
