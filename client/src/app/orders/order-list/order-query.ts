import { ORDER_SORTS, type OrderQuery, PERSONAL_FILTERS } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';
import type { FieldKinds } from '../../shared/lists/search-fields';

/** Search fields that are collapsed until one of them is used. */
export const DETAIL_NAMES = [
  'kana',
  'email',
  'phone',
  'productName',
  'customerId',
  'updatedFrom',
  'updatedTo',
  'totalFrom',
  'totalTo',
  'attention',
  'service',
  'merchant',
] as const satisfies readonly (keyof OrderQuery)[];

/** The query of 受注管理, the newest order first. A 顧客ID is personal: some merchants use e-mail addresses. */
export const ORDER_LIST = new ListQuery<OrderQuery>(
  [
    'numberFrom',
    'numberTo',
    'orderedFrom',
    'orderedTo',
    'status',
    'paymentMethod',
    'name',
    'trackingId',
    ...DETAIL_NAMES,
    'sort',
    'order',
    'cursor',
  ],
  { sort: 'orderedAt', order: 'desc' },
  [...PERSONAL_FILTERS, 'customerId'],
);

/** How typed text is read in each field. */
export const ORDER_FIELDS: FieldKinds<OrderQuery> = {
  numberFrom: 'orderNumber',
  numberTo: 'orderNumber',
  orderedFrom: 'date',
  orderedTo: 'date',
  updatedFrom: 'date',
  updatedTo: 'date',
  totalFrom: 'yen',
  totalTo: 'yen',
  trackingId: 'trackingId',
  customerId: 'customerId',
  phone: 'phone',
  service: 'service',
  merchant: 'merchantId',
};

/** Options of the sort order. */
export const ORDER_LIST_ORDERS = ORDER_SORTS.flatMap((sort) => [`${sort}.desc`, `${sort}.asc`]);
