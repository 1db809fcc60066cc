import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport } from '../../../contract/src';
import type { CurrentUser } from '../../shared/actor';
import { notFound } from '../../shared/domain-error';
import { selectRows } from '../../shared/entity-rows';
import { Order } from './order.entity';

const ORDER_ID = /^[1-9]\d{0,17}$/;

/** Orders are only ever found within what a user may see; a foreign one is not there (404). */
@Injectable()
export class OrderFinder {
  /** The order, or 404; `lock` holds it until the transaction ends. */
  async find(tx: EntityManager, user: CurrentUser, id: string, lock = false): Promise<Order> {
    if (!ORDER_ID.test(id)) throw notFound();
    const ofMerchant = isSupport(user.role) ? [] : [user.merchantId];
    const [found] = await selectRows(tx, Order, `WHERE t.id = $1 ${ofMerchant.length ? 'AND t.merchant_id = $2' : ''} ${lock ? 'FOR UPDATE' : ''}`, [id, ...ofMerchant]);
    if (!found) throw notFound();
    return found;
  }
}
