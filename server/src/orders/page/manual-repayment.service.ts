import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  checkValue,
  type FieldError,
  fieldError,
  type FieldSpec,
  type ManualRepaymentRequest,
} from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, scopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { DomainError, invalidFields } from '../../shared/errors/domain-error';
import { requireSeen } from '../../shared/request/seen-version';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { isUniqueViolation } from '../../shared/errors/unique-violation';
import { OrderFinder } from '../order/order-finder';
import { Order } from '../order/order.entity';
import type { FromCaseSheet } from './order-operations.service';
import { ManualRepayment } from '../../payments/operations/manual-repayment.entity';
import { PaymentsService } from '../../payments/operations/payments.service';
import { type PaymentSituation, refundBlock } from '../../payments/operations/possibilities';

const NOTE: FieldSpec = { name: 'note', label: { ja: 'メモ', en: 'Note' }, kind: 'text' };

/**
 * 直接返金: staff record that they repaid the buyer directly, because a refund is no longer possible. Once per order.
 */
@Injectable()
export class ManualRepaymentService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: OrderFinder,
    private readonly payments: PaymentsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * `from`: the case from which it is recorded. Throws 409 if the order or that case has changed since it was seen, if
   * a refund is possible, or if nothing is left to repay; and 422.
   */
  async record(
    user: CurrentUser,
    orderId: string,
    request: ManualRepaymentRequest,
    from?: FromCaseSheet,
  ): Promise<void> {
    try {
      await this.tenancy.as(scopeOf(user), (tx) => this.register(tx, user, orderId, request, from));
    } catch (error) {
      if (isUniqueViolation(error, 'manual_repayments_pkey'))
        throw new DomainError('invalid_state', 'a repayment is recorded already');
      throw error;
    }
  }

  private async register(
    tx: EntityManager,
    user: CurrentUser,
    orderId: string,
    request: ManualRepaymentRequest,
    from?: FromCaseSheet,
  ): Promise<void> {
    await from?.hold(tx);
    const order = await this.finder.hold(tx, user, orderId);
    requireSeen(request.version, order);
    const situation = await this.payments.find(tx, order);
    if (!situation || refundBlock(situation) !== 'window_over')
      throw new DomainError('invalid_state', 'a refund is possible here, or nothing is left to repay');
    const note = this.checked(request, situation);
    const { merchantId } = order;
    const { repaidOn, amount } = request;
    const recordedAt = this.clock.now();
    await tx.insert(ManualRepayment, {
      merchantId,
      orderId,
      repaidOn,
      amount,
      note,
      recordedAt,
      recordedBy: user.id,
      recordedByName: user.name,
    });
    await tx.update(Order, { merchantId, id: orderId }, { repaid: true, updatedAt: recordedAt });
    await this.audit.record(tx, actorOf(user), {
      event: 'repayment_recorded',
      merchantId,
      orderId,
      detail: { on: repaidOn, amount, caseNumber: from?.caseNumber },
    });
  }

  /** Returns the note in its stored form; the error names every wrong field. */
  private checked({ repaidOn, amount, note }: ManualRepaymentRequest, { payment, today }: PaymentSituation): string {
    const errors: FieldError[] = [];
    if (repaidOn > today) errors.push(fieldError('/repaidOn', 'date_in_future'));
    else if (payment.capturedOn !== null && repaidOn < payment.capturedOn)
      errors.push(fieldError('/repaidOn', 'date_order', { earlier: { ja: '売上日', en: 'Capture' } }));
    if (amount < 1 || amount > payment.amount)
      errors.push(fieldError('/amount', 'out_of_range', { min: 1, max: payment.amount }));
    const checked = checkValue(NOTE, note, { today, ownIdentifiers: [payment.trackingId] });
    if ('error' in checked) errors.push(fieldError('/note', checked.error, checked.params));
    else if (checked.value === undefined) errors.push(fieldError('/note', 'required'));
    else if (!errors.length) return checked.value as string;
    throw invalidFields(errors);
  }
}
