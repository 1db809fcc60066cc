import { randomInt } from 'node:crypto';
import {
  addDays,
  type Buyer,
  type Delivery,
  expectedOf,
  type FieldError,
  fieldError,
  type OrderItem,
  tokyoDate,
} from '../../contract/src';
import {
  BUYER_FIELDS,
  type CartLine,
  checkFields,
  type CheckoutRequest,
  DELIVERY_FIELDS,
} from '../../contract/src/demo';
import { invalidFields } from '../shared/errors/domain-error';
import { type CatalogueProduct, productsOf, SHIPPING_FEE } from './catalogue';
import type { CheckoutContent } from './checkout-contents';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const DRAWN = 8;
const MONTH_DAYS = 30;

/** The order that a buyer requests, with the catalogue's prices; throws 422 with all errors. */
export function draftOf(request: CheckoutRequest, now: Date): CheckoutContent {
  const today = tokyoDate(now);
  const sold = productsOf(request.serviceId);
  const buyer = checkFields(BUYER_FIELDS, { ...request.buyer }, '/buyer', today);
  const delivery = request.delivery && checkFields(DELIVERY_FIELDS, { ...request.delivery }, '/delivery', today);
  const errors = [...unknownProducts(request.items, sold), ...buyer.errors, ...(delivery?.errors ?? [])];
  if (errors.length) throw invalidFields(errors);
  const { token, tokenKey, cardBrand, lastDigits, serviceId } = request;
  return {
    token,
    tokenKey,
    cardBrand,
    lastDigits,
    order: {
      orderNumber: newOrderNumber(today),
      serviceId,
      orderedAt: now.toISOString(),
      status: 'new',
      paymentMethod: 'credit_card',
      customerId: null,
      buyer: buyer.values as unknown as Buyer,
      delivery: delivery && (delivery.values as unknown as Delivery),
      items: itemsOf(request.items, sold),
      shippingFee: SHIPPING_FEE,
      salesForm: 'goods',
      subscription: sold.some(({ continuing }) => continuing) ? monthlyFrom(today) : null,
      carrier: null,
      slipNumber: null,
    },
  };
}

function unknownProducts(items: readonly CartLine[], sold: readonly CatalogueProduct[]): FieldError[] {
  return items.flatMap(({ productId }, i) =>
    sold.some(({ id }) => id === productId)
      ? []
      : [fieldError(`/items/${i}/productId`, 'invalid_option', { expected: expectedOf(sold.map(({ id }) => id)) })],
  );
}

function itemsOf(items: readonly CartLine[], sold: readonly CatalogueProduct[]): OrderItem[] {
  return items.map(({ productId, quantity }) => {
    const { name, price } = sold.find(({ id }) => id === productId)!;
    return { name, unitPrice: price, quantity };
  });
}

function monthlyFrom(today: string): {
  appliedOn: string;
  billedFrom: string;
  nextChargeOn: string;
  cancelledOn: null;
} {
  return { appliedOn: today, billedFrom: today, nextChargeOn: addDays(today, MONTH_DAYS), cancelledOn: null };
}

/** `W20261125-` and 8 letters or digits that are not easily confused. */
function newOrderNumber(today: string): string {
  const drawn = Array.from({ length: DRAWN }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `W${today.replaceAll('-', '')}-${drawn}`;
}
