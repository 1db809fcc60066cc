import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, type NewOrder, type NewPayment, type OrderItem, tokyoDate } from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import type { Actor } from '../audit/actor';
import { DomainError } from '../shared/errors/domain-error';
import { Payment } from '../payments/operations/payment.entity';
import type { StoredAccount } from '../payments/settings/stored-account.entity';
import { PaymentSettingsService } from '../payments/settings/payment-settings.service';
import { OrderContents } from './order/order-contents';
import { OrderLine } from './order/order-line.entity';
import { Order } from './order/order.entity';
import { SEARCH_VERSION, SearchKeys } from './search/search-keys';
import { searchedOf } from './search/searched-order';

/** The result of placing an order: `again` = the very same order existed already. */
export interface Placed {
  readonly order: Order;
  readonly again: boolean;
}

/**
 * Places orders: inserts order, items, search keys, payment and history in the caller's transaction, which sees the
 * merchant.
 */
@Injectable()
export class OrderPlacingService {
  constructor(
    private readonly contents: OrderContents,
    private readonly searchKeys: SearchKeys,
    private readonly settings: PaymentSettingsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Once per 注文番号: the same content again changes nothing, other content throws `reference_conflict`. Under 自動売上 the
   * payment is captured with the order, which is then created as 入金済み (spec 4.1). `account`: the account that
   * authorised the payment; left out: the service's present one.
   */
  async place(
    tx: EntityManager,
    merchantId: string,
    actor: Actor,
    placed: NewOrder,
    now: Date,
    account?: StoredAccount | null,
  ): Promise<Placed> {
    const contentHash = createHash('sha256').update(JSON.stringify(placed)).digest();
    const payment = placed.payment && (await this.paymentOf(tx, merchantId, placed, placed.payment, account));
    const order = this.orderOf(merchantId, placed, payment, contentHash, now);
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Order)
      .values(order)
      .orIgnore()
      .returning('id')
      .updateEntity(false)
      .execute();
    const [row] = inserted.raw as { id: string }[];
    if (!row) return { order: await this.sameOrder(tx, merchantId, placed.orderNumber, contentHash), again: true };
    order.id = row.id;
    await this.insertParts(tx, order, placed);
    if (payment) await tx.insert(Payment, { ...payment, orderId: order.id });
    await this.audit.record(tx, actor, {
      event: 'order_placed',
      merchantId,
      orderId: order.id,
      detail: { amount: order.total },
    });
    return { order, again: false };
  }

  private async sameOrder(
    tx: EntityManager,
    merchantId: string,
    orderNumber: string,
    contentHash: Buffer,
  ): Promise<Order> {
    const existing = await tx.findOneBy(Order, { merchantId, orderNumber });
    if (!existing?.contentHash.equals(contentHash))
      throw new DomainError('reference_conflict', `order ${orderNumber} exists with other content`);
    return existing;
  }

  private orderOf(
    merchantId: string,
    placed: NewOrder,
    payment: Partial<Payment> | null,
    contentHash: Buffer,
    now: Date,
  ): Order {
    const {
      orderNumber,
      serviceId,
      paymentMethod,
      customerId,
      salesForm,
      shippingFee,
      subscription,
      carrier,
      slipNumber,
      buyer,
      delivery,
    } = placed;
    const order = Object.assign(new Order(), {
      merchantId,
      orderNumber,
      serviceId,
      paymentMethod,
      customerId,
      salesForm,
      shippingFee,
      subscription,
      carrier,
      slipNumber,
      contentHash,
      status: 'new',
      total: totalOf(placed),
      orderedAt: new Date(placed.orderedAt),
      updatedAt: now,
      paidOn: null,
      shippedOn: null,
      repaid: false,
      searchVersion: SEARCH_VERSION,
      ...this.contents.sealed({ merchantId, orderNumber }, { buyer, delivery }),
    } satisfies Partial<Order>);
    order.changeStatus(payment?.autoCaptured ? 'paid' : placed.status, now, tokyoDate(now));
    return order;
  }

  private async insertParts(tx: EntityManager, { merchantId, id, orderedAt }: Order, placed: NewOrder): Promise<void> {
    const lines = placed.items.map(({ name, unitPrice, quantity, kind }, i): OrderLine => ({
      merchantId,
      orderId: id,
      position: i + 1,
      name,
      unitPrice,
      quantity,
      kind: kind ?? 'product',
    }));
    await tx.insert(OrderLine, lines);
    // Thousands of keys, as one parameter.
    await tx.query(
      'INSERT INTO order_keys (merchant_id, key, ordered_at, order_id) SELECT $1, unnest($2::bytea[]), $3, $4',
      [merchantId, this.searchKeys.ofOrder(merchantId, searchedOf(placed)), orderedAt, id],
    );
  }

  private async paymentOf(
    tx: EntityManager,
    merchantId: string,
    { serviceId }: NewOrder,
    payment: NewPayment,
    authorizedAt?: StoredAccount | null,
  ): Promise<Partial<Payment>> {
    const { authorizationDays, account: present } = await this.settings.find(tx, merchantId, serviceId);
    const account = authorizedAt ?? present;
    const autoCapture = account?.autoCapture ?? false;
    const authorizedOn = tokyoDate(new Date(payment.authorizedAt));
    return {
      ...payment,
      merchantId,
      gatewayAccountId: account?.id ?? null,
      authorizedAt: new Date(payment.authorizedAt),
      authorizationEndsOn: addDays(authorizedOn, authorizationDays),
      state: autoCapture ? 'captured' : 'authorized',
      autoCaptured: autoCapture,
      capturedOn: autoCapture ? authorizedOn : null,
      refundedOn: null,
      windowOver: false,
    };
  }
}

/** 購入金額: items and shipping, minus discounts and points; tax included. */
export function totalOf({
  items,
  shippingFee,
}: {
  readonly items: readonly Pick<OrderItem, 'unitPrice' | 'quantity'>[];
  readonly shippingFee: number;
}): number {
  return items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, shippingFee);
}
