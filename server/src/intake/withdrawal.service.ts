import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IntakeReceipt } from '../../contract/src';
import { Clock } from '../shared/time/clock';
import { invalidFields } from '../shared/errors/domain-error';
import { errorsOf, readBody } from '../shared/request/read-body';
import { intakeScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { CaseActsService } from '../support-cases/case/case-acts.service';
import type { SupportCase } from '../support-cases/case/support-case.entity';
import { Withdrawal } from '../support-cases/case/withdrawal.entity';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { IntakeCasesService, receiptOf } from './intake-cases.service';
import { WithdrawalDto } from './withdrawal.dto';

/** 依頼取下げ: the acquirer closes a case that is not answered yet. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cases: IntakeCasesService,
    private readonly acts: CaseActsService,
    private readonly clock: Clock,
  ) {}

  withdraw(acquirer: CurrentAcquirer, acquirerReference: string, body: unknown): Promise<IntakeReceipt> {
    return this.tenancy.as(intakeScope(acquirer.id), async (tx) => {
      const supportCase = await this.cases.enter(tx, acquirer.id, acquirerReference, true);
      const { reason } = checked(body, supportCase, this.clock.today());
      if (supportCase.become('withdraw', 'acquirer')) await this.register(tx, acquirer, supportCase, reason);
      return receiptOf(supportCase);
    });
  }

  private async register(
    tx: EntityManager,
    acquirer: CurrentAcquirer,
    supportCase: SupportCase,
    reason: string,
  ): Promise<void> {
    await tx.insert(Withdrawal, {
      merchantId: supportCase.merchantId,
      caseId: supportCase.id,
      reason,
      withdrawnAt: this.clock.now(),
      withdrawnByName: acquirer.name,
    });
    await this.acts.record(tx, supportCase, { act: 'withdraw', actor: acquirerActor(acquirer) });
  }
}

function checked(body: unknown, { payment: { trackingId } }: SupportCase, today: string): WithdrawalDto {
  const read = readBody(new WithdrawalDto(trackingId === null ? [] : [trackingId]), body, today);
  const errors = errorsOf(read);
  if (errors.length) throw invalidFields(errors);
  return read.dto;
}
