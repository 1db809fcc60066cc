import { PAYMENT_STATE_LABELS } from '../../../contract/src';
import { type CsvColumns, csvTime } from '../../shared/csv/csv-file';
import type { PaymentRow } from './payment-summary.view';

/** The columns of the file of payments. Times are Asia/Tokyo's, amounts integer yen. */
export const PAYMENT_COLUMNS: CsvColumns<PaymentRow> = [
  ['受注日時', (row) => csvTime(row.ordered_at)],
  ['注文番号', (row) => row.order_number],
  ['トラッキングID', (row) => row.tracking_id],
  ['加盟店ID', (row) => row.merchant_id],
  ['加盟店名', (row) => row.merchant_name],
  ['サービスID', (row) => row.service_id],
  ['サービス名', (row) => row.service_name],
  ['顧客ID', (row) => row.customer_id],
  ['金額(円)', (row) => row.amount],
  ['決済状態', (row) => PAYMENT_STATE_LABELS[row.state].ja],
  ['カードブランド', (row) => row.card_brand],
  ['カード番号', (row) => row.masked_card_number],
  ['承認番号', (row) => row.approval_code],
  ['オーソリ日時', (row) => csvTime(row.authorized_at)],
  ['売上日', (row) => row.captured_on],
  ['返金日', (row) => row.refunded_on],
];
