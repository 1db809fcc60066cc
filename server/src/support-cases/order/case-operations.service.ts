import { Injectable } from '@nestjs/common';
import type { FromCase, ManualRepaymentRequest } from '../../../contract/src';
import { ManualRepaymentService } from '../../orders/page/manual-repayment.service';
import {
  type FromCaseSheet,
  type OrderOperation,
  OrderOperationsService,
} from '../../orders/page/order-operations.service';
import { type CurrentUser, readScopeOf } from '../../identity/current-user';
import { DomainError } from '../../shared/errors/domain-error';
import { requireSeen } from '../../shared/request/seen-version';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { CaseFinder, foundOf } from '../case/case-finder';
import { CaseOrderService } from './case-order.service';

/** Operations on the payment of a case's order: those of the order, with the case's number in its history. */
@Injectable()
export class CaseOperationsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: CaseFinder,
    private readonly orders: CaseOrderService,
    private readonly operations: OrderOperationsService,
    private readonly repayments: ManualRepaymentService,
  ) {}

  /** Throws the errors of OperationsService, and 409 if the case has no order, or has changed since it was seen. */
  async operate(
    user: CurrentUser,
    caseNumber: string,
    { caseVersion, ...operation }: FromCase<OrderOperation>,
  ): Promise<void> {
    await this.operations.operate(
      user,
      await this.orderId(user, caseNumber),
      operation,
      this.from(user, caseNumber, caseVersion),
    );
  }

  async recordRepayment(
    user: CurrentUser,
    caseNumber: string,
    { caseVersion, ...repayment }: FromCase<ManualRepaymentRequest>,
  ): Promise<void> {
    await this.repayments.record(
      user,
      await this.orderId(user, caseNumber),
      repayment,
      this.from(user, caseNumber, caseVersion),
    );
  }

  /** In a transaction of its own, which has ended before the gateway is called. */
  private async orderId(user: CurrentUser, caseNumber: string): Promise<string> {
    const {
      supportCase,
      order: [order],
    } = await this.tenancy.read(readScopeOf(user), {
      supportCase: this.finder.byNumber(user, caseNumber),
      order: this.orders.find(user, caseNumber),
    });
    foundOf(supportCase);
    if (!order) throw new DomainError('invalid_state', `${caseNumber} has no order`);
    return order.id;
  }

  /**
   * Checked when the operation is written, because the case may be answered, reopened or withdrawn at the same moment.
   */
  private from(user: CurrentUser, caseNumber: string, seen: number): FromCaseSheet {
    return { caseNumber, hold: async (tx) => requireSeen(seen, await this.finder.hold(tx, user, caseNumber, 'SHARE')) };
  }
}
