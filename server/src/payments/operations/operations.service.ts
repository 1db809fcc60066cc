import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fieldError, type OperationKind, type Warning } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, scopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { DomainError, invalidFields, unconfirmed } from '../../shared/errors/domain-error';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { isUniqueViolation } from '../../shared/errors/unique-violation';
import { LIMIT_SECONDS, limitOf } from '../gateways/attempt-limits';
import { OperationExecution } from './operation-execution';
import { PaymentOperation } from './payment-operation.entity';
import type { OrderToOperate, PaidOrder } from './paid-order';
import { PaymentsService } from './payments.service';
import { captureBlock, captureDates, type PaymentSituation, refundBlock } from './possibilities';

/** The requested operation. */
export interface OperationRequest {
  readonly kind: OperationKind;
  /** The day chosen in 「売上・返金日」. */
  readonly on: string;
  /** Codes of the warnings that the person has confirmed. */
  readonly acknowledged?: readonly string[];
  /** Set if it is requested from a case. */
  readonly caseNumber?: string;
  /**
   * Locks the order until the transaction ends; throws 404 if the user may not see it, 409 if it has changed since it
   * was seen.
   */
  readonly lockOrder: (tx: EntityManager) => Promise<OrderToOperate>;
}

const POINTERS: Record<OperationKind, string> = { capture: '/captureOn', refund: '/refundOn' };
const ONCE = ['payment_operations_one_open', 'payment_operations_one_success'];

/**
 * 売上日指定要求 and 返金要求, each exactly once: (1) the operation is written and committed, (2) the gateway is called
 * outside of any transaction, (3) its response is recorded. Look-ups settle whatever happens in between (spec 4.2).
 */
@Injectable()
export class OperationsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly payments: PaymentsService,
    private readonly execution: OperationExecution,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws 409 if the order has changed since it was seen, if the operation is done already, no longer possible, or has
   * to be confirmed first, and 422 for a day out of range; the gateway was not called then.
   */
  async operate(user: CurrentUser, request: OperationRequest): Promise<void> {
    const operation = await this.tenancy
      .as(scopeOf(user), (tx) => this.register(tx, user, request))
      .catch((error: unknown) => {
        if (ONCE.some((constraint) => isUniqueViolation(error, constraint)))
          throw new DomainError('invalid_state', `${request.kind} is done already, or under way`);
        throw error;
      });
    await this.execution.execute(operation);
  }

  private async register(tx: EntityManager, user: CurrentUser, request: OperationRequest): Promise<PaymentOperation> {
    const { kind, on, caseNumber } = request;
    const order = await request.lockOrder(tx);
    const situation = await this.payments.find(tx, order);
    if (!situation) throw new DomainError('invalid_state', 'this order has no card payment');
    refuseWhatIsBlocked(kind, situation);
    refuseOtherDays(request, situation);
    if (kind === 'capture') refuseUnconfirmed(order.captureWarnings, request);
    const operation = await this.insert(tx, user, order, request, situation.payment.amount);
    const detail = { on, amount: operation.amount, caseNumber };
    const { merchantId, id: orderId } = order;
    await this.audit.record(tx, actorOf(user), { event: `${kind}_requested`, merchantId, orderId, detail });
    return operation;
  }

  private async insert(
    tx: EntityManager,
    user: CurrentUser,
    { merchantId, id: orderId }: PaidOrder,
    { kind, on, caseNumber }: OperationRequest,
    amount: number,
  ): Promise<PaymentOperation> {
    const requestedAt = this.clock.now();
    const values = {
      merchantId,
      orderId,
      kind,
      amount,
      requestedAt,
      operateOn: on,
      state: 'requested' as const,
      limitSeconds: LIMIT_SECONDS,
      requestedBy: user.id,
      requestedByName: user.name,
      caseNumber: caseNumber ?? null,
      concludedAt: null,
      code: null,
      lookUps: 0,
      nextLookUpAt: limitOf({ requestedAt, limitSeconds: LIMIT_SECONDS }),
    };
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(PaymentOperation)
      .values(values)
      .returning('id')
      .updateEntity(false)
      .execute();
    return Object.assign(new PaymentOperation(), values, { id: (inserted.raw as [{ id: string }])[0].id });
  }
}

function refuseWhatIsBlocked(kind: OperationKind, situation: PaymentSituation): void {
  const block = kind === 'capture' ? captureBlock(situation) : refundBlock(situation);
  if (block) throw new DomainError('invalid_state', `${kind} is not possible: ${block}`);
}

/** A capture's day is in the offered range; a refund is always today. */
function refuseOtherDays({ kind, on }: OperationRequest, situation: PaymentSituation): void {
  const { from, to } = kind === 'capture' ? captureDates(situation) : { from: situation.today, to: situation.today };
  if (on < from) throw invalidFields([fieldError(POINTERS[kind], 'date_in_past')]);
  if (on > to)
    throw invalidFields([
      kind === 'refund'
        ? fieldError(POINTERS.refund, 'date_in_future')
        : fieldError(POINTERS.capture, 'date_too_late', { max: to }),
    ]);
}

function refuseUnconfirmed(warnings: readonly Warning[], { acknowledged = [] }: OperationRequest): void {
  if (warnings.some(({ code }) => !acknowledged.includes(code))) throw unconfirmed(warnings);
}
