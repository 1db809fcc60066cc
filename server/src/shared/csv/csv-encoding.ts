import { encode } from 'iconv-lite';
import type { CsvEncoding } from '../../../contract/src';
import { inCp932 } from './cp932-text';

const BYTE_ORDER_MARK = '\uFEFF';

/** The encoding's name in `content-type`. */
export const CHARSETS: Readonly<Record<CsvEncoding, string>> = { 'utf-8': 'utf-8', cp932: 'windows-31j' };

/** The first bytes of a file: without a byte order mark, Excel reads UTF-8 in the computer's own encoding. */
export function fileStart(encoding: CsvEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(BYTE_ORDER_MARK) : Buffer.alloc(0);
}

/** A piece of the file; characters that CP932 lacks are replaced by 〓. */
export function encoded(text: string, encoding: CsvEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text) : encode(inCp932(text), 'cp932');
}
