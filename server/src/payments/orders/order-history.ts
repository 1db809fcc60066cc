import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport, ORDER_EVENTS, type OrderEvent, type OrderHistoryEntry } from '../../../contract/src';
import { byLatest, latestEntries } from '../../audit/latest-entries.query';
import { type CurrentUser, SUPPORT_NAME } from '../../shared/actor';
import type { Order } from './order.entity';

/** Who of the provider looked when is kept, but shown to support only; of many looks the latest. */
const LOOKS: readonly OrderEvent[] = ['order_viewed_by_support'];
const SHOWN = ORDER_EVENTS.filter((event) => !LOOKS.includes(event));
const AT_MOST = 200;
const LOOKS_AT_MOST = 50;

@Injectable()
export class OrderHistory {
  /** The latest first. A merchant reads 加盟店サポート in place of the names of the provider's people. */
  async ofOrder(tx: EntityManager, order: Order, reader: CurrentUser): Promise<OrderHistoryEntry[]> {
    const forSupport = isSupport(reader.role);
    const [shown, looks] = await Promise.all([
      latestEntries(tx, 'order_id', order, SHOWN, AT_MOST), forSupport ? latestEntries(tx, 'order_id', order, LOOKS, LOOKS_AT_MOST) : [],
    ]);
    return byLatest([...shown, ...looks]).map(({ event, at, actorKind, actorName, detail }) => ({
      event: event as OrderEvent, at: at.toISOString(), by: actorKind === 'support' && !forSupport ? SUPPORT_NAME : actorName, detail,
    }));
  }
}
