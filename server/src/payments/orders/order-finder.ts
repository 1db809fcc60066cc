import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport } from '../../../contract/src';
import type { CurrentUser } from '../../shared/actor';
import { notFound } from '../../shared/domain-error';
import { Order } from './order.entity';

const ORDER_ID = /^[1-9]\d{0,17}$/;

/** Orders are only ever found within what a user may see; a foreign one is not there (404). */
@Injectable()
export class OrderFinder {
  /** The order, or 404; `lock` holds it until the transaction ends. */
  async find(tx: EntityManager, user: CurrentUser, id: string, lock = false): Promise<Order> {
    if (!ORDER_ID.test(id)) throw notFound();
    const query = tx.createQueryBuilder(Order, 'o').where('o.id = :id', { id });
    if (!isSupport(user.role)) query.andWhere('o.merchantId = :merchantId', { merchantId: user.merchantId });
    if (lock) query.setLock('pessimistic_write');
    const found = await query.getOne();
    if (!found) throw notFound();
    return found;
  }

  /** The order behind a payment that somebody tells of: by its トラッキングID, else by its 注文番号 (spec 4.5). */
  async findByPayment(tx: EntityManager, merchantId: string, told: { readonly trackingId: string | null; readonly orderId: string | null }): Promise<Order | null> {
    const byTrackingId = told.trackingId === null ? null : await tx.createQueryBuilder(Order, 'o')
      .innerJoin('payments', 'p', 'p.merchant_id = o.merchant_id AND p.order_id = o.id')
      .where('o.merchantId = :merchantId AND p.merchant_id = :merchantId AND p.tracking_id = :trackingId', { merchantId, trackingId: told.trackingId }).getOne();
    if (byTrackingId || told.orderId === null) return byTrackingId;
    return tx.findOneBy(Order, { merchantId, orderNumber: told.orderId });
  }
}
