import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport, ORDER_EVENTS, type OrderEvent, type OrderHistoryEntry } from '../../contract/src';
import { historyOf } from '../audit/history.query';
import type { CurrentUser } from '../identity/current-user';
import type { Order } from './order.entity';

const VIEWS: readonly OrderEvent[] = ['order_viewed_by_support'];
const SHOWN = ORDER_EVENTS.filter((event) => !VIEWS.includes(event));

@Injectable()
export class OrderHistory {
  async ofOrder(tx: EntityManager, order: Order, reader: CurrentUser): Promise<OrderHistoryEntry[]> {
    const lines = await historyOf(tx, 'order_id', order, { shown: SHOWN, views: VIEWS }, isSupport(reader.role));
    return lines.map(({ event, at, by, detail }) => ({ event, at, by, detail }));
  }
}
