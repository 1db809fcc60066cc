import type { PaymentQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';
import type { FieldKinds } from '../../shared/lists/search-fields';

/** The query of 決済情報 確認; the latest payment comes first, always. */
export const PAYMENT_LIST = new ListQuery<PaymentQuery>(
  ['trackingId', 'orderedFrom', 'orderedTo', 'customerId', 'orderNumber', 'state', 'service', 'merchant', 'cursor'],
  {},
  ['customerId'],
);

/** What is typed into its fields. */
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

/** What the whole result is asked by, whatever page of it is on the screen. */
export function csvQuery({ cursor: _, ...filters }: PaymentQuery, encoding: CsvEncoding): Record<string, string> {
  const given = Object.entries(filters).filter(([, value]) => value);
  return { ...Object.fromEntries(given), encoding };
}
