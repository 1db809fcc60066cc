import { encode } from 'iconv-lite';
import type { CsvEncoding } from '../../../../contract/src';
import { inCp932 } from './cp932-text';

const BYTE_ORDER_MARK = '\uFEFF';

/** What the file calls its encoding in `content-type`. */
export const CHARSETS: Readonly<Record<CsvEncoding, string>> = { 'utf-8': 'utf-8', cp932: 'windows-31j' };

/** The bytes that a file begins with: without a mark, Excel takes UTF-8 for the encoding of the computer. */
export function fileStart(encoding: CsvEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(BYTE_ORDER_MARK) : Buffer.alloc(0);
}

/** A piece of the file; what CP932 has no character for is told by 〓. */
export function encoded(text: string, encoding: CsvEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text) : encode(inCp932(text), 'cp932');
}
