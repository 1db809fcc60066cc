import { Injectable } from '@nestjs/common';
import { isSupport, ORDER_EVENTS, type OrderEvent, type OrderHistoryEntry } from '../../../contract/src';
import { historyLines, historyOf, type HistoryStatements } from '../../audit/history.query';
import type { CurrentUser } from '../../identity/current-user';
import type { Answers } from '../../shared/tenancy/asked';
import type { Order } from '../order/order.entity';

const VIEWS: readonly OrderEvent[] = ['order_viewed_by_support'];
const SHOWN = ORDER_EVENTS.filter((event) => !VIEWS.includes(event));

@Injectable()
export class OrderHistory {
  ofOrder(order: Order, reader: CurrentUser): HistoryStatements<OrderEvent> {
    return historyOf('order_id', order, { shown: SHOWN, views: VIEWS }, isSupport(reader.role));
  }

  entries(found: Answers<HistoryStatements<OrderEvent>>, reader: CurrentUser): OrderHistoryEntry[] {
    const lines = historyLines(found, isSupport(reader.role));
    return lines.map(({ event, at, by, detail }) => ({ event, at, by, detail }));
  }
}
