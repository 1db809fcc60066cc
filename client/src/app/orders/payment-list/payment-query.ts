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

export const CSV_ENCODINGS = ['utf-8', 'cp932'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** The query of the whole result, independent of the page on the screen. */
export function csvQuery({ cursor: _, ...filters }: PaymentQuery, encoding: CsvEncoding): Record<string, string> {
  const given = Object.entries(filters).filter(([, value]) => value);
  return { ...Object.fromEntries(given), encoding };
}
