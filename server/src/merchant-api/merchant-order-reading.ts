import { MOST_ORDER_ITEMS } from '../../contract/src';
import { type Fields, isFields, read, unknownNames } from '../shared/request/reading';
import {
  MerchantOrderDto,
  OrderBuyerDto,
  OrderDeliveryDto,
  OrderItemDto,
  OrderPaymentDto,
  OrderSubscriptionDto,
} from './merchant-order.dto';

/** An order as it came; nothing of it is judged yet. */
export interface ReadOrder {
  readonly order: MerchantOrderDto;
  /** Pointers to fields that no order has. */
  readonly unknown: readonly string[];
}

const PARTS = {
  buyer: OrderBuyerDto,
  delivery: OrderDeliveryDto,
  subscription: OrderSubscriptionDto,
  payment: OrderPaymentDto,
} as const;
/** Unknown names are told one by one up to here. */
const MOST_UNKNOWN = 100;

/** Takes an order out of JSON, whatever that is: wrong types stay, to be refused by name. */
export function readOrder(body: Fields): ReadOrder {
  const order = read(new MerchantOrderDto(), body);
  const unknown = unknownNames(MerchantOrderDto, body, '');
  for (const [name, type] of Object.entries(PARTS)) {
    const value = body[name];
    if (!isFields(value)) continue;
    Object.assign(order, { [name]: read(new type(), value) });
    unknown.push(...unknownNames(type, value, `/${name}`));
  }
  if (Array.isArray(body['items'])) order.items = readItems(body['items'], unknown);
  return { order, unknown: unknown.slice(0, MOST_UNKNOWN) };
}

/** One more than allowed is enough to tell that there are too many. */
function readItems(items: readonly unknown[], unknown: string[]): OrderItemDto[] {
  return items.slice(0, MOST_ORDER_ITEMS + 1).map((item, i) => {
    if (!isFields(item)) return item as OrderItemDto;
    unknown.push(...unknownNames(OrderItemDto, item, `/items/${i}`));
    return read(new OrderItemDto(), item);
  });
}
