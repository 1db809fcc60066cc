import {
  addDays,
  type FieldError,
  fieldError,
  LIMITS,
  type NewOrder,
  type OrderItem,
  tokyoDate,
} from '../../contract/src';
import { errorsOf, type ReadBody } from '../shared/request/read-body';
import { totalOf } from '../orders/order-placing.service';
import { type MerchantOrderDto, type OrderItemDto, OrderPaymentDto } from './merchant-order.dto';
import { inOneForm } from './written';

/** All errors of an order by itself; `today` is JST's. */
export function orderErrors(read: ReadBody<MerchantOrderDto>, today: string): FieldError[] {
  const { dto: order } = read;
  const broken = [...errorsOf(read), ...paymentAsked(order)];
  // Dates and sums are compared only if they are valid: invalid ones were reported already.
  return broken.length ? broken : contradictions(order, addDays(today, 1));
}

function paymentAsked({ paymentMethod, payment }: MerchantOrderDto): FieldError[] {
  if (paymentMethod === 'credit_card') return payment === undefined ? [fieldError('/payment', 'required')] : [];
  return payment === undefined || paymentMethod === undefined ? [] : [fieldError('/payment', 'not_asked')];
}

function contradictions(order: MerchantOrderDto, tomorrow: string): FieldError[] {
  const late = (pointer: string, at: string | undefined) =>
    at !== undefined && tokyoDate(new Date(at)) > tomorrow
      ? [fieldError(pointer, 'date_too_late', { max: tomorrow })]
      : [];
  return [
    ...late('/orderedAt', order.orderedAt),
    ...late('/payment/authorizedAt', order.payment?.authorizedAt),
    ...order.items.flatMap(lineErrors),
    ...totalErrors(order),
  ];
}

/** A product has a price; a discount and used points reduce the total. */
function lineErrors({ unitPrice, kind }: OrderItemDto, i: number): FieldError[] {
  if (kind === 'product' && unitPrice < 0)
    return [fieldError(`/items/${i}/unitPrice`, 'out_of_range', { min: 0, max: LIMITS.yen })];
  return kind && kind !== 'product' && unitPrice > 0
    ? [fieldError(`/items/${i}/unitPrice`, 'out_of_range', { min: -LIMITS.yen, max: 0 })]
    : [];
}

function totalErrors({ items, shippingFee = 0, payment }: MerchantOrderDto): FieldError[] {
  const total = totalOf({ items, shippingFee });
  if (total < 0 || total > LIMITS.yen) return [fieldError('/items', 'out_of_range', { min: 0, max: LIMITS.yen })];
  return payment instanceof OrderPaymentDto && payment.amount !== total
    ? [fieldError('/payment/amount', 'not_the_total', { total })]
    : [];
}

/** A checked and normalised order, by which the same content is recognised. */
export function newOrderOf(order: MerchantOrderDto): NewOrder {
  const { buyer, delivery, items, subscription, payment } = order;
  return {
    orderNumber: order.orderNumber,
    serviceId: order.serviceId,
    orderedAt: order.orderedAt,
    status: order.status ?? 'new',
    paymentMethod: order.paymentMethod,
    customerId: order.customerId ?? null,
    buyer: {
      name: inOneForm('name', buyer.name)!,
      kana: inOneForm('name', buyer.kana),
      email: inOneForm('email', buyer.email),
      phone: inOneForm('phone', buyer.phone),
      postalCode: inOneForm('postalCode', buyer.postalCode),
      address: inOneForm('address', buyer.address),
    },
    delivery: delivery
      ? {
          name: inOneForm('name', delivery.name)!,
          postalCode: inOneForm('postalCode', delivery.postalCode),
          address: inOneForm('address', delivery.address),
          phone: inOneForm('phone', delivery.phone),
        }
      : null,
    items: items.map(lineOf),
    shippingFee: order.shippingFee ?? 0,
    salesForm: order.salesForm ?? 'goods',
    subscription: subscription
      ? {
          appliedOn: subscription.appliedOn,
          billedFrom: subscription.billedFrom,
          nextChargeOn: subscription.nextChargeOn ?? null,
          cancelledOn: subscription.cancelledOn ?? null,
        }
      : null,
    carrier: inOneForm('line', order.carrier),
    slipNumber: inOneForm('slip', order.slipNumber),
    payment: payment
      ? {
          trackingId: payment.trackingId,
          amount: payment.amount,
          cardBrand: payment.cardBrand,
          maskedCardNumber: payment.maskedCardNumber,
          approvalCode: payment.approvalCode ?? null,
          authorizedAt: payment.authorizedAt,
          transactionId: payment.transactionId ?? null,
        }
      : null,
  };
}

/** A product's line states no kind, so that the same content keeps the same hash. */
function lineOf({ name, unitPrice, quantity, kind = unitPrice < 0 ? 'discount' : 'product' }: OrderItemDto): OrderItem {
  return { name: inOneForm('line', name)!, unitPrice, quantity, ...(kind !== 'product' && { kind }) };
}
