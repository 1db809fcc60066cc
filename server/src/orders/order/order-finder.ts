import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { andOfOwnMerchant, type CurrentUser } from '../../identity/current-user';
import { notFound } from '../../shared/errors/domain-error';
import { selectOf } from '../../shared/database/entity-rows';
import type { Statement } from '../../shared/database/statement';
import { runIn } from '../../shared/tenancy/asked';
import { Order } from './order.entity';

const ORDER_ID = /^[1-9]\d{0,17}$/;

/** Orders are found only within what a user may see; others do not exist for that user (404). */
@Injectable()
export class OrderFinder {
  /** The order, locked until the transaction ends; or 404. */
  async hold(tx: EntityManager, user: CurrentUser, id: string): Promise<Order> {
    return foundOf(await runIn(tx, this.byId(user, id, 'FOR UPDATE')));
  }

  /** The order, if it exists: `foundOf` throws 404. */
  byId(user: CurrentUser, id: string, lock: 'FOR UPDATE' | '' = ''): Statement<Order> {
    if (!ORDER_ID.test(id)) throw notFound();
    const own = andOfOwnMerchant(user, 't.merchant_id');
    return selectOf(Order, `WHERE t.id = $1 ${own.text} ${lock}`, [id, ...own.values]);
  }
}

export function foundOf([order]: readonly Order[]): Order {
  if (!order) throw notFound();
  return order;
}
