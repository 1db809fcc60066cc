import type { PaymentQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';
import type { FieldKinds } from '../../shared/lists/search-fields';

/** The query of 決済情報 確認, always sorted by the newest payment first. */
export const PAYMENT_LIST = new ListQuery<PaymentQuery>(
  ['trackingId', 'orderedFrom', 'orderedTo', 'customerId', 'orderNumber', 'state', 'service', 'merchant', 'cursor'],
  {},
  ['customerId'],
);

/** How typed text is read in each field. */
export const PAYMENT_FIELDS: FieldKinds<PaymentQuery> = {
  trackingId: 'trackingId',
  orderedFrom: 'date',
  orderedTo: 'date',
  customerId: 'customerId',
  orderNumber: 'orderNumber',
  service: 'service',
  merchant: 'merchantId',
};
