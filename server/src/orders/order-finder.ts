import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CurrentUser } from '../identity/current-user';
import { notFound } from '../shared/domain-error';
import { selectRows } from '../shared/entity-rows';
import { andOfOwnMerchant } from '../identity/merchant-filter';
import { Order } from './order.entity';

const ORDER_ID = /^[1-9]\d{0,17}$/;

/** Orders are only ever found within what a user may see; a foreign one is not there (404). */
@Injectable()
export class OrderFinder {
  /** The order, or 404; `lock` holds it until the transaction ends. */
  async find(tx: EntityManager, user: CurrentUser, id: string, lock = false): Promise<Order> {
    if (!ORDER_ID.test(id)) throw notFound();
    const own = andOfOwnMerchant(user, 't.merchant_id');
    const [found] = await selectRows(tx, Order, `WHERE t.id = $1 ${own.sql} ${lock ? 'FOR UPDATE' : ''}`, [
      id,
      ...own.parameters,
    ]);
    if (!found) throw notFound();
    return found;
  }
}
