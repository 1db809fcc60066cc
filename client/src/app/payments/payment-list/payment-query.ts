import type { PaymentQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';
import type { FieldKinds } from '../../shared/lists/search-fields';

/** The query of 決済情報 確認; the latest payment comes first, always. */
export const PAYMENT_LIST = new ListQuery<PaymentQuery>(
  ['trackingId', 'orderedFrom', 'orderedTo', 'customerId', 'orderNumber', 'state', 'service', 'merchant', 'cursor'], {},
);

/** What is typed into its fields. */
export const PAYMENT_FIELDS: FieldKinds<PaymentQuery> = {
  trackingId: 'trackingId', orderedFrom: 'date', orderedTo: 'date', customerId: 'customerId', orderNumber: 'orderNumber', service: 'service', merchant: 'merchantId',
};

export const CSV_ENCODINGS = ['utf-8', 'cp932'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** Where the whole result comes as a file, whatever page of it is on the screen. */
export function csvUrl(query: PaymentQuery, encoding: CsvEncoding): string {
  const { cursor, ...filters } = PAYMENT_LIST.toUrl(query) as Record<string, string>;
  return `/api/payments.csv?${new URLSearchParams({ ...filters, encoding }).toString()}`;
}
