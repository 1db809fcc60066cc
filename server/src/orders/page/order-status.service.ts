import { Injectable } from '@nestjs/common';
import type { StatusChange } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, scopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { requireSeen } from '../../shared/request/seen-version';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { OrderFinder } from '../order/order-finder';
import { Order } from '../order/order.entity';

/** 「この内容で登録する」: the order's 対応状況. */
@Injectable()
export class OrderStatusService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: OrderFinder,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The same status again changes nothing. Throws 409 if the order has changed since it was seen. */
  async change(user: CurrentUser, id: string, { status: to, version }: StatusChange): Promise<void> {
    await this.tenancy.as(scopeOf(user), async (tx) => {
      const order = await this.finder.hold(tx, user, id);
      requireSeen(version, order);
      const from = order.status;
      if (!order.changeStatus(to, this.clock.now(), this.clock.today())) return;
      const { merchantId, status, updatedAt, paidOn, shippedOn } = order;
      await tx.update(Order, { merchantId, id }, { status, updatedAt, paidOn, shippedOn });
      await this.audit.record(tx, actorOf(user), {
        event: 'order_status_changed',
        merchantId,
        orderId: id,
        detail: { from, to },
      });
    });
  }
}
