import { createHash } from 'node:crypto';
import { EXPECTED_FORMATS, fieldError, isCalendarDate, PAGE_SIZE } from '../../../contract/src';
import { invalidFields } from '../errors/domain-error';

/** The error of a cursor that no list created, as options of class-validator. */
export const CURSOR = { context: { code: 'invalid_format', params: { expected: EXPECTED_FORMATS.cursor } } } as const;

/** A position in a list: the sort value and id of a row, and the direction in which to continue. */
export interface ListCursor {
  readonly value: string;
  readonly id: string;
  readonly backward: boolean;
}

/** A list's query as it was received; everything in it except the cursor identifies the list. */
interface ListQuery {
  readonly cursor?: string;
}

/** The values of a row that a cursor needs: its sort value as PostgreSQL formats it, and its id. */
interface ListRow {
  readonly sort_value: string;
  readonly id: string;
}

/**
 * A cursor is valid only with the filters and order that it was created with: in another list it would point to an
 * arbitrary position.
 */
function fingerprint({ cursor: _, ...rest }: ListQuery): string {
  const entries = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
}

/**
 * A date or timestamp as PostgreSQL formats and accepts it, with time and offset within a day; any other value would
 * make the query fail.
 */
const SORT_VALUE =
  /^\d{4}-\d{2}-\d{2}(?: (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?$/;

function writeCursor(cursor: ListCursor, query: ListQuery): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.backward, fingerprint(query)])).toString(
    'base64url',
  );
}

/** The cursor of a query, if it has one; a forged cursor or one of another list is a field error. */
export function readCursor(query: ListQuery): ListCursor | null {
  if (query.cursor === undefined) return null;
  const [value, id, backward, of] = parse(query.cursor);
  const valid =
    typeof value === 'string' &&
    SORT_VALUE.test(value) &&
    isCalendarDate(value.slice(0, 10)) &&
    typeof id === 'string' &&
    /^\d{1,18}$/.test(id) &&
    of === fingerprint(query);
  if (!valid) throw invalidFields([fieldError('/cursor', 'invalid_format', CURSOR.context.params)]);
  return { value, id, backward: backward === true };
}

function parse(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** The rows of the page in the list's order, without the extra row that shows that there are more. */
export function pageRows<T extends ListRow>(rows: readonly T[], cursor: ListCursor | null): readonly T[] {
  const page = rows.slice(0, PAGE_SIZE);
  return cursor?.backward ? page.reverse() : page;
}

/** Cursors to the previous and next page of a page that was read with one row more than it shows. */
export function neighbours(
  rows: readonly ListRow[],
  cursor: ListCursor | null,
  query: ListQuery,
): { next: string | null; previous: string | null } {
  const page = pageRows(rows, cursor);
  const more = rows.length > PAGE_SIZE;
  const at = (row: ListRow | undefined, backward: boolean) =>
    row ? writeCursor({ value: row.sort_value, id: row.id, backward }, query) : null;
  const hasNext = cursor?.backward ? true : more;
  const hasPrevious = cursor?.backward ? more : cursor !== null;
  return { next: hasNext ? at(page.at(-1), false) : null, previous: hasPrevious ? at(page[0], true) : null };
}
