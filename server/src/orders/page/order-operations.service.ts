import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { captureWarnings, type OfSeenOrder } from '../../../contract/src';
import { type OperationRequest, OperationsService } from '../../payments/operations/operations.service';
import type { CurrentUser } from '../../identity/current-user';
import { requireSeen } from '../../shared/request/seen-version';
import { OrderFinder } from '../order/order-finder';

/** The case from which an operation is requested. */
export interface FromCaseSheet {
  readonly caseNumber: string;
  /** Locks the case until the transaction ends; throws 409 if it has changed since it was seen. */
  readonly hold: (tx: EntityManager) => Promise<void>;
}

/** A capture or refund of an order in the version that was seen. */
export type OrderOperation = Pick<OperationRequest, 'kind' | 'on' | 'acknowledged'> & OfSeenOrder;

/**
 * Requests operations on an order's payment: finds the order within what the user may see, and locks it while the
 * operation is registered.
 */
@Injectable()
export class OrderOperationsService {
  constructor(
    private readonly finder: OrderFinder,
    private readonly operations: OperationsService,
  ) {}

  /** Throws 404, 409 if the order or the case has changed since it was seen, and the errors of OperationsService. */
  operate(
    user: CurrentUser,
    orderId: string,
    { version, ...operation }: OrderOperation,
    from?: FromCaseSheet,
  ): Promise<void> {
    return this.operations.operate(user, {
      ...operation,
      caseNumber: from?.caseNumber,
      lockOrder: async (tx) => {
        await from?.hold(tx);
        const order = await this.finder.hold(tx, user, orderId);
        requireSeen(version, order);
        const { id, merchantId, serviceId, repaid, status } = order;
        return { id, merchantId, serviceId, repaid, captureWarnings: captureWarnings(status) };
      },
    });
  }
}
