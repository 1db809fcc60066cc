import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import type { Actor } from '../../audit/actor';
import { Clock } from '../../shared/time/clock';
import { ALL_SERVICES, merchantScope } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { nextLookUp } from '../gateways/attempt-limits';
import { PaymentOperation } from './payment-operation.entity';
import { CHANGED, Payment } from './payment.entity';
import { isCapturedAfter } from './possibilities';
import type { Verdict } from './verdict';

const SYSTEM: Actor = { kind: 'system', id: null, name: '', address: null };

/** Records what is known about an operation: its row, the payment's state and the history are one transaction. */
@Injectable()
export class OperationOutcomesService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async record(operation: PaymentOperation, verdict: Verdict): Promise<void> {
    await this.tenancy.as(merchantScope(operation.merchantId, ALL_SERVICES), async (tx) => {
      if (verdict.state === 'unknown') return this.recordUnknown(tx, operation);
      const concluded = await this.conclude(tx, operation, verdict);
      if (!concluded || verdict.state === 'declined') await this.compareAgain(tx, operation);
      if (!concluded) return;
      await this.changePayment(tx, operation, verdict);
      const detail =
        verdict.state === 'succeeded'
          ? { on: verdict.on ?? operation.operateOn, amount: operation.amount }
          : { code: verdict.code };
      await this.recordEvent(tx, operation, verdict.state, detail);
    });
  }

  /** The first time, this is recorded in the history; after that, only the next look-up is scheduled. */
  private async recordUnknown(tx: EntityManager, operation: PaymentOperation): Promise<void> {
    const { merchantId, id, lookUps } = operation;
    const operations = tx.getRepository(PaymentOperation);
    const first = await operations.update({ merchantId, id, state: 'requested' }, { state: 'unknown' });
    const nextLookUpAt = nextLookUp(this.clock.now(), lookUps);
    await operations.update({ merchantId, id, state: 'unknown' }, { nextLookUpAt });
    if (first.affected === 1) await this.recordEvent(tx, operation, 'unknown', {});
  }

  /** false: another process concluded it before. */
  private async conclude(
    tx: EntityManager,
    { merchantId, id }: PaymentOperation,
    verdict: Exclude<Verdict, { state: 'unknown' }>,
  ): Promise<boolean> {
    const { affected } = await tx.update(
      PaymentOperation,
      { merchantId, id, state: In(['requested', 'unknown']) },
      {
        state: verdict.state,
        concludedAt: this.clock.now(),
        code: verdict.state === 'declined' ? verdict.code : null,
      },
    );
    return affected === 1;
  }

  /**
   * An operation that counts as not executed may have been executed, as may one that another process concluded
   * differently: the daily reconciliation compares them.
   */
  private compareAgain(tx: EntityManager, { merchantId, orderId }: PaymentOperation): Promise<unknown> {
    return tx.update(Payment, { merchantId, orderId }, { compareAt: CHANGED });
  }

  private async changePayment(
    tx: EntityManager,
    operation: PaymentOperation,
    verdict: Exclude<Verdict, { state: 'unknown' }>,
  ): Promise<void> {
    const { merchantId, orderId, kind } = operation;
    const payment = await tx.findOneByOrFail(Payment, { merchantId, orderId });
    if (verdict.state === 'succeeded') payment[kind](verdict.on ?? operation.operateOn);
    else if (isTooLate(payment, operation, verdict)) payment.windowOver = true;
    else return;
    const { state, capturedOn, refundedOn, windowOver } = payment;
    await tx.update(Payment, { merchantId, orderId }, { state, capturedOn, refundedOn, windowOver });
    await tx.update('orders', { merchantId, id: orderId }, { updatedAt: this.clock.now() });
  }

  private recordEvent(
    tx: EntityManager,
    { merchantId, orderId, kind }: PaymentOperation,
    state: 'succeeded' | 'declined' | 'unknown',
    detail: object,
  ): Promise<void> {
    return this.audit.record(tx, SYSTEM, { event: `${kind}_${state}`, merchantId, orderId, detail });
  }
}

/** Only a charge can be too late for a refund: not an authorisation, nor a capture whose day was still to come. */
function isTooLate(
  payment: Payment,
  { kind, operateOn }: PaymentOperation,
  { outsideWindow = false }: Extract<Verdict, { state: 'declined' }>,
): boolean {
  return kind === 'refund' && outsideWindow && payment.state === 'captured' && !isCapturedAfter(payment, operateOn);
}
