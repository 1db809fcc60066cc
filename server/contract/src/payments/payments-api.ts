import type { ListPage } from '../list-page';
import type { PaymentState } from '../orders/order';
import type { CardBrand } from '../cases/payment-information';
import type { ServiceRef } from '../cases/portal-api';

/**
 * 決済情報 確認 of the portal's own API.
 *
 *   GET  /api/payments?PaymentQuery                   PaymentPage                              決済情報 確認
 *   GET  /api/payments.csv?PaymentQuery&encoding=utf-8|cp932   the whole result as CSV
 *   POST /api/payments/search, /api/payments.csv      PaymentQuery, the latter with `encoding`: the same, for a 顧客ID that identifies a person
 */

/** A トラッキングID or both ends of 受注日時 are required; values as people type them. */
export interface PaymentQuery {
  readonly trackingId?: string;
  readonly orderedFrom?: string;
  readonly orderedTo?: string;
  readonly customerId?: string;
  readonly orderNumber?: string;
  readonly state?: PaymentState;
  readonly service?: string;
  readonly merchant?: string;
  readonly cursor?: string;
}

export const CSV_ENCODINGS = ['utf-8', 'cp932'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

export type PaymentPage = ListPage<PaymentSummary>;

export interface PaymentSummary extends ServiceRef {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customerId: string | null;
  readonly trackingId: string;
  readonly orderedAt: string;
  readonly amount: number;
  readonly state: PaymentState;
  readonly cardBrand: CardBrand;
  readonly maskedCardNumber: string;
  readonly approvalCode: string | null;
  readonly authorizedAt: string;
  readonly capturedOn: string | null;
  readonly refundedOn: string | null;
}
