import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fieldError, type NewOrder, type OrderReceipt } from '../../contract/src';
import { Service } from '../merchants/service.entity';
import type { MerchantSystem } from '../identity/api-keys/merchant-key.guard';
import { Clock } from '../shared/time/clock';
import { DomainError, invalidFields } from '../shared/errors/domain-error';
import { readBody } from '../shared/request/read-body';
import { ALL_SERVICES, merchantScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { isUniqueViolation } from '../shared/errors/unique-violation';
import { Order } from '../orders/order/order.entity';
import { OrderPlacingService, type Placed, totalOf } from '../orders/order-placing.service';
import { type PaymentAccount, PaymentAccountsService } from '../payments/operations/payment-accounts.service';
import { newOrderOf, orderErrors } from './merchant-order-check';
import { MerchantOrderDto } from './merchant-order.dto';
import { OrderCall } from './order-call.entity';

export interface PlacedByShop {
  readonly receipt: OrderReceipt;
  /** false: the same order arrived before. */
  readonly isNew: boolean;
}

const IDEMPOTENCY_KEY = /^[!-~]{1,255}$/;

/**
 * Orders that a merchant's own shop sends: each is created once, however often and however parallel it arrives (spec
 * 3.4).
 */
@Injectable()
export class MerchantOrdersService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly placing: OrderPlacingService,
    private readonly accounts: PaymentAccountsService,
    private readonly clock: Clock,
  ) {}

  /** Throws 400 for a malformed key, 422 with all errors, 409 for a 注文番号 with other content. */
  async place(system: MerchantSystem, body: unknown, idempotencyKey: string | undefined): Promise<PlacedByShop> {
    if (idempotencyKey !== undefined && !IDEMPOTENCY_KEY.test(idempotencyKey))
      throw new DomainError('malformed_request', 'Idempotency-Key: 1 to 255 printable ASCII characters');
    const order = this.checked(body);
    const { merchantId } = system;
    const { placed, paid } = await this.tenancy
      .as(merchantScope(merchantId, ALL_SERVICES), (tx) => this.placeIn(tx, system, order, idempotencyKey))
      .catch(refuseTakenTrackingId);
    // A second call changes nothing: the next call repairs what a call left undone when it died in between.
    await paid?.gateway.adopt?.(paid.account, paid.payment);
    return { receipt: receiptOf(placed, order), isNew: !placed.again };
  }

  private checked(body: unknown): NewOrder {
    const today = this.clock.today();
    const read = readBody(new MerchantOrderDto(), body, today);
    const errors = orderErrors(read, today);
    if (errors.length) throw invalidFields(errors);
    return newOrderOf(read.dto);
  }

  private async placeIn(
    tx: EntityManager,
    { merchantId, actor }: MerchantSystem,
    order: NewOrder,
    key: string | undefined,
  ): Promise<{ readonly placed: Placed; readonly paid: PaymentAccount | null }> {
    const { serviceId, orderNumber } = order;
    // An order that arrived before is returned again, even if its service was deactivated since.
    const known =
      (await tx.existsBy(Service, { merchantId, serviceId, active: true })) ||
      (await tx.existsBy(Order, { merchantId, orderNumber }));
    if (!known) throw invalidFields([fieldError('/serviceId', 'unknown_service')]);
    const placed = await this.placing.place(tx, merchantId, actor, order, this.clock.now());
    if (key !== undefined) await this.keep(tx, placed, key);
    return { placed, paid: await this.accounts.open(tx, { merchantId, orderId: placed.order.id }) };
  }

  /**
   * The unique index decides between concurrent calls: the later one waits for the earlier and then reads its content.
   */
  private async keep(
    tx: EntityManager,
    { order: { merchantId, id: orderId, contentHash } }: Placed,
    idempotencyKey: string,
  ): Promise<void> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(OrderCall)
      .values({ merchantId, idempotencyKey, contentHash, orderId, calledAt: this.clock.now() })
      .orIgnore()
      .returning('order_id')
      .updateEntity(false)
      .execute();
    if ((inserted.raw as unknown[]).length) return;
    const earlier = await tx.findOneBy(OrderCall, { merchantId, idempotencyKey });
    if (!earlier?.contentHash.equals(contentHash)) throw new DomainError('idempotency_key_reused');
  }
}

function refuseTakenTrackingId(error: unknown): never {
  throw isUniqueViolation(error, 'payments_merchant_id_tracking_id_key')
    ? invalidFields([fieldError('/payment/trackingId', 'tracking_id_taken')])
    : error;
}

function receiptOf({ order: { id } }: Placed, order: NewOrder): OrderReceipt {
  const { orderNumber, serviceId, orderedAt, payment } = order;
  return { id, orderNumber, serviceId, total: totalOf(order), orderedAt, trackingId: payment?.trackingId ?? null };
}
