import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport, ORDER_EVENTS, type OrderEvent, type OrderHistoryEntry } from '../../../contract/src';
import { AuditEntry } from '../../audit/audit-entry.entity';
import { type CurrentUser, SUPPORT_NAME } from '../../shared/actor';
import type { Order } from './order.entity';

const AT_MOST = 200;
/** Who of the provider looked when is kept, but shown to support only. */
const FOR_SUPPORT: readonly OrderEvent[] = ['order_viewed_by_support'];

@Injectable()
export class OrderHistory {
  /** The latest first. A merchant reads 加盟店サポート in place of the names of the provider's people. */
  async ofOrder(tx: EntityManager, { merchantId, id }: Order, reader: CurrentUser): Promise<OrderHistoryEntry[]> {
    const forSupport = isSupport(reader.role);
    const events = ORDER_EVENTS.filter((event) => forSupport || !FOR_SUPPORT.includes(event));
    const entries = await tx.createQueryBuilder(AuditEntry, 'e')
      .where('e.merchantId = :merchantId AND e.orderId = :id AND e.event IN (:...events)', { merchantId, id, events })
      .orderBy('e.id', 'DESC').limit(AT_MOST).getMany();
    return entries.map(({ event, at, actorKind, actorName, detail }) => ({
      event: event as OrderEvent, at: at.toISOString(), by: actorKind === 'support' && !forSupport ? SUPPORT_NAME : actorName, detail: detail as OrderHistoryEntry['detail'],
    }));
  }
}
