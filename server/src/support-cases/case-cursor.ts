import { createHash } from 'node:crypto';
import { type CaseQuery, fieldError, isCalendarDate } from '../../contract/src';
import { invalidFields } from '../shared/domain-error';

/** A place in the list: the sort value and id of a row, and which way to go on from it. */
export interface CaseCursor {
  readonly value: string;
  readonly id: string;
  readonly backward: boolean;
}

/** Cursors belong to the filters and the order they were made under: in another list they would point anywhere. */
function fingerprint({ cursor: _, ...rest }: CaseQuery): string {
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
}

/** A date or a timestamp as PostgreSQL writes it; anything else would make it refuse the query. */
const SORT_VALUE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?)?$/;

export function writeCursor(cursor: CaseCursor, query: CaseQuery): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.backward, fingerprint(query)])).toString('base64url');
}

/** The cursor of a query, if it has one; one that is forged or of another list is a field error. */
export function readCursor(query: CaseQuery): CaseCursor | null {
  if (query.cursor === undefined) return null;
  const [value, id, backward, of] = parse(query.cursor);
  const valid = typeof value === 'string' && SORT_VALUE.test(value) && isCalendarDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)) && typeof id === 'string' && /^\d{1,18}$/.test(id) && of === fingerprint(query);
  if (!valid) throw invalidFields([fieldError('/cursor', 'invalid_format')]);
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
