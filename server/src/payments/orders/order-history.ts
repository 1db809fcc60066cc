import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport, ORDER_EVENTS, type OrderEvent, type OrderHistoryEntry } from '../../../contract/src';
import { type Actor, type CurrentUser, SUPPORT_NAME } from '../../shared/actor';
import { KEEPS_PLAN } from '../../shared/statement';
import type { Order } from './order.entity';

const AT_MOST = 200;
/** Who of the provider looked when is kept, but shown to support only. */
const FOR_SUPPORT: readonly OrderEvent[] = ['order_viewed_by_support'];

interface Entry {
  readonly event: OrderEvent;
  readonly at: Date;
  readonly actorKind: Actor['kind'];
  readonly actorName: string;
  readonly detail: OrderHistoryEntry['detail'];
}

@Injectable()
export class OrderHistory {
  /** The latest first. A merchant reads 加盟店サポート in place of the names of the provider's people. */
  async ofOrder(tx: EntityManager, { merchantId, id }: Order, reader: CurrentUser): Promise<OrderHistoryEntry[]> {
    const forSupport = isSupport(reader.role);
    const events = ORDER_EVENTS.filter((event) => forSupport || !FOR_SUPPORT.includes(event));
    const entries: Entry[] = await tx.query(
      `${KEEPS_PLAN}SELECT event, at, actor_kind AS "actorKind", actor_name AS "actorName", detail FROM audit_entries
       WHERE merchant_id = $1 AND order_id = $2 AND event = ANY ($3) ORDER BY id DESC LIMIT ${AT_MOST}`, [merchantId, id, events]);
    return entries.map(({ event, at, actorKind, actorName, detail }) => ({
      event, at: at.toISOString(), by: actorKind === 'support' && !forSupport ? SUPPORT_NAME : actorName, detail,
    }));
  }
}
