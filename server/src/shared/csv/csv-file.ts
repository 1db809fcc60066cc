import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { type CsvEncoding, tokyoDate } from '../../../contract/src';
import { CHARSETS, encoded, fileStart } from './csv-encoding';

/** The columns of a file, in order: the header, and the cell of a row. */
export type CsvColumns<Row> = readonly (readonly [header: string, cell: (row: Row) => Cell])[];
type Cell = string | number | null;

/** The pages of a file; each is read when the previous one has been sent. */
export type CsvPages<Row> = AsyncGenerator<readonly Row[], void, undefined>;

/**
 * The beginnings that spreadsheets treat as a formula, including the full-width forms (OWASP), also after invisible
 * characters and characters that an encoding omits.
 */
const FORMULA = /^\p{Default_Ignorable_Code_Point}*[=+\-@\t\r＝＋－＠−]/u;
const QUOTED = /[",\r\n]/;

/**
 * A CSV file as a download (RFC 4180), sent page by page: the next page is read when the client has received the
 * previous one, and none after the client has disconnected. `name` has no ending.
 */
export function csvFile<Row>(
  name: string,
  columns: CsvColumns<Row>,
  pages: CsvPages<Row>,
  encoding: CsvEncoding,
): StreamableFile {
  return new StreamableFile(Readable.from(pieces(columns, pages, encoding), { objectMode: false }), {
    type: `text/csv; charset=${CHARSETS[encoding]}`,
    disposition: `attachment; filename="${name}.csv"`,
  });
}

/**
 * Reads the pages of a file, of which the first has been read already. `size` rows are a page: `next` reads one row
 * more after a page's last row, by which a further page is recognised.
 */
export async function* csvPages<Row>(
  first: readonly Row[],
  size: number,
  next: (last: Row) => Promise<readonly Row[]>,
): CsvPages<Row> {
  for (let rows = first; ;) {
    const page = rows.slice(0, size);
    yield page;
    if (rows.length <= size) return;
    rows = await next(page.at(-1)!);
  }
}

/** `YYYY-MM-DD HH:MM:SS` in Asia/Tokyo, which spreadsheets recognise as a time. */
export function csvTime(instant: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'medium' }).format(instant);
  return `${tokyoDate(instant)} ${time}`;
}

async function* pieces<Row>(
  columns: CsvColumns<Row>,
  pages: CsvPages<Row>,
  encoding: CsvEncoding,
): AsyncGenerator<Buffer> {
  const header = csvLine(columns.map(([name]) => name));
  yield Buffer.concat([fileStart(encoding), encoded(header, encoding)]);
  for await (const rows of pages) {
    const lines = rows.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join('');
    if (lines) yield encoded(lines, encoding);
  }
}

/** One record with its CRLF; empty cells stay empty. */
function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that begins like a formula is prefixed with an apostrophe, so that spreadsheets do not execute it. */
function csvCell(value: Cell): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
