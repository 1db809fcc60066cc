import { Readable } from 'node:stream';
import type { CsvEncoding } from '../../../../contract/src';
import type { PaymentRow } from '../payment-summary.view';
import { encoded, fileStart } from './csv-encoding';
import { HEADER_LINE, paymentLines } from './payment-csv';

/**
 * The file, page by page: the next page is read when the client has received the previous one, and none after the
 * client has disconnected.
 */
export function csvStream(pages: AsyncIterable<readonly PaymentRow[]>, encoding: CsvEncoding): Readable {
  return Readable.from(pieces(pages, encoding), { objectMode: false });
}

async function* pieces(pages: AsyncIterable<readonly PaymentRow[]>, encoding: CsvEncoding): AsyncGenerator<Buffer> {
  yield Buffer.concat([fileStart(encoding), encoded(HEADER_LINE, encoding)]);
  for await (const rows of pages) if (rows.length) yield encoded(paymentLines(rows), encoding);
}
