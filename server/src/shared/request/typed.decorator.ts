import type { Label, Reading } from '../../../contract/src';
import { EndOf, ReadBy } from './field-readers';

/**
 * Reads what a person typed into a field: returns the value in the portal's form, or the error. `today` is the date in
 * JST.
 */
export type TypedReader = (text: string, today: string) => Reading<string | number>;

/**
 * A field that a person types or pastes: its text is read before any rule validates it (spec 9.8). Blank = left out;
 * values of other types are not changed.
 */
export function Typed(reader: TypedReader): PropertyDecorator {
  return ReadBy((value, today) => (typeof value === 'string' ? reader(value, today) : { value }));
}

/** The last day of a range; `from` names the field of its first day. */
export function DateEnd(from: string): PropertyDecorator {
  return EndOf({ from, label: { ja: '開始日', en: 'the first day' }, code: 'date_order', compare: inOrder });
}

/** The end of a range of amounts or numbers; `from` names the field of its beginning. */
export function RangeEnd(from: string, label: Label, compare: (from: string, to: string) => number): PropertyDecorator {
  return EndOf({ from, label, code: 'range_order', compare });
}

function inOrder(from: string, to: string): number {
  return from < to ? -1 : Number(from > to);
}
