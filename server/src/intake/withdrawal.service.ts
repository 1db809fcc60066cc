import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EXPECTED_TYPES, fieldError, type IntakeReceipt } from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../shared/clock';
import { invalidFields } from '../shared/domain-error';
import { brokenRules } from '../shared/request/broken-rules';
import { isFields, read, unknownNames } from '../shared/request/reading';
import { intakeScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import type { SupportCase } from '../support-cases/support-case.entity';
import { Withdrawal } from '../support-cases/withdrawal.entity';
import { acquirerActor, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { IntakeCasesService, receiptOf } from './intake-cases.service';
import { WithdrawalDto } from './withdrawal.dto';

/** 依頼取下げ: the acquirer closes a case that is not answered yet. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cases: IntakeCasesService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  withdraw(acquirer: CurrentAcquirer, acquirerReference: string, body: unknown): Promise<IntakeReceipt> {
    return this.tenancy.as(intakeScope(acquirer.id), async (tx) => {
      const supportCase = await this.cases.enter(tx, acquirer.id, acquirerReference, true);
      const { reason } = checked(body, supportCase);
      if (supportCase.become('withdraw', 'acquirer')) await this.register(tx, acquirer, supportCase, reason);
      return receiptOf(supportCase);
    });
  }

  private async register(
    tx: EntityManager,
    acquirer: CurrentAcquirer,
    { merchantId, id, status }: SupportCase,
    reason: string,
  ): Promise<void> {
    await tx.insert(Withdrawal, {
      merchantId,
      caseId: id,
      reason,
      withdrawnAt: this.clock.now(),
      withdrawnByName: acquirer.name,
    });
    await tx.query('UPDATE support_cases SET status = $3 WHERE merchant_id = $1 AND id = $2', [merchantId, id, status]);
    await this.audit.record(tx, acquirerActor(acquirer), { event: 'withdrawn', merchantId, caseId: id });
  }
}

function checked(body: unknown, { payment: { trackingId } }: SupportCase): WithdrawalDto {
  if (!isFields(body)) throw invalidFields([fieldError('', 'invalid_type', { expected: EXPECTED_TYPES.object })]);
  const withdrawal = read(new WithdrawalDto(trackingId === null ? [] : [trackingId]), body);
  const errors = [
    ...brokenRules(withdrawal),
    ...unknownNames(WithdrawalDto, body, '').map((pointer) => fieldError(pointer, 'unknown_field')),
  ];
  if (errors.length) throw invalidFields(errors);
  return withdrawal;
}
