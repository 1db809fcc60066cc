import { PAYMENT_STATE_LABELS, tokyoDate } from '../../../../contract/src';
import type { PaymentRow } from '../payment-summary.view';

type Cell = string | number | null;

/** The columns of the file, in order. Times are Asia/Tokyo's, amounts integer yen. */
const COLUMNS: readonly (readonly [header: string, cell: (row: PaymentRow) => Cell])[] = [
  ['受注日時', (row) => tokyoTime(row.ordered_at)],
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
  ['オーソリ日時', (row) => tokyoTime(row.authorized_at)],
  ['売上日', (row) => row.captured_on],
  ['返金日', (row) => row.refunded_on],
];

/**
 * The beginnings that spreadsheets treat as a formula, including the full-width forms (OWASP), also after invisible
 * characters and characters that an encoding omits.
 */
const FORMULA = /^\p{Default_Ignorable_Code_Point}*[=+\-@\t\r＝＋－＠−]/u;
const QUOTED = /[",\r\n]/;

export const HEADER_LINE = csvLine(COLUMNS.map(([header]) => header));

export function paymentLines(rows: readonly PaymentRow[]): string {
  return rows.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row)))).join('');
}

/** `YYYY-MM-DD HH:MM:SS`, which spreadsheets recognise as a time. */
function tokyoTime(instant: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'medium' }).format(instant);
  return `${tokyoDate(instant)} ${time}`;
}

/** One record in the format of RFC 4180, with its CRLF; empty cells stay empty. */
function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that begins like a formula is prefixed with an apostrophe, so that spreadsheets do not execute it. */
function csvCell(value: string | number | null): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
