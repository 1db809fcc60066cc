import { type FieldError, fieldError, type Label, type Reading } from '../../../contract/src';

/** Reads what a person typed for a field: the value in the form that the portal works with, or what is wrong. `today` is JST's. */
export type TypedReader = (text: string, today: string) => Reading<string | number>;

interface Range {
  readonly from: string;
  readonly label: Label;
  readonly code: 'date_order' | 'range_order';
  readonly compare: (from: string, to: string) => number;
}

type Fields = Readonly<Record<string, unknown>>;
const READERS = Symbol('how fields of a DTO are read');
const RANGES = Symbol('ends of ranges of a DTO');
const PARTS = Symbol('parts of a DTO that have such fields');

/** A field that a person types or pastes: its text is read before anything else is judged (spec 9.8). What is blank counts as left out; what is no text stays as it is. */
export function Typed(reader: TypedReader): PropertyDecorator {
  return (target, property) => add(READERS, target, property, reader);
}

/** A part of a DTO that has typed fields of its own. */
export function TypedPart(type: Function): PropertyDecorator {
  return (target, property) => add(PARTS, target, property, type);
}

/** The end of a range that includes both ends: dates, amounts, numbers. `from` names the field of its beginning. */
export function DateEnd(from: string): PropertyDecorator {
  return (target, property) =>
    add(RANGES, target, property, {
      from,
      label: { ja: '開始日', en: 'the first day' },
      code: 'date_order',
      compare: inOrder,
    } satisfies Range);
}

export function RangeEnd(from: string, label: Label, compare: Range['compare']): PropertyDecorator {
  return (target, property) =>
    add(RANGES, target, property, { from, label, code: 'range_order', compare } satisfies Range);
}

/** Reads the typed fields of a DTO; each that cannot be read is left out of `fields`, and told. */
export function readTyped(
  type: Function,
  body: unknown,
  today: string,
  parent = '',
): { readonly fields: unknown; readonly errors: readonly FieldError[] } {
  const [readers, parts] = [entriesOf<TypedReader>(READERS, type), entriesOf<Function>(PARTS, type)];
  if (!(readers.length || parts.length) || typeof body !== 'object' || body === null || Array.isArray(body))
    return { fields: body, errors: [] };
  const fields: Record<string, unknown> = { ...body };
  const errors: FieldError[] = [];
  for (const [name, part] of parts) {
    if (!Object.hasOwn(body, name)) continue;
    const read = readTyped(part, fields[name], today, `${parent}/${name}`);
    fields[name] = read.fields;
    errors.push(...read.errors);
  }
  for (const [name, reader] of readers) {
    const typed = fields[name];
    if (!Object.hasOwn(body, name) || typeof typed !== 'string') continue;
    const reading = reader(typed, today);
    if ('error' in reading) errors.push(fieldError(`${parent}/${name}`, reading.error, reading.params));
    if ('error' in reading || reading.value === undefined) delete fields[name];
    else fields[name] = reading.value;
  }
  return { fields, errors: [...errors, ...crossedRanges(type, fields, parent)] };
}

function crossedRanges(type: Function, fields: Fields, parent: string): FieldError[] {
  return entriesOf<Range>(RANGES, type).flatMap(([to, { from, label, code, compare }]) => {
    const [first, last] = [fields[from], fields[to]];
    if (typeof first !== 'string' || typeof last !== 'string' || compare(first, last) <= 0) return [];
    return [fieldError(`${parent}/${to}`, code, code === 'date_order' ? { earlier: label } : { from: label })];
  });
}

function inOrder(from: string, to: string): number {
  return from < to ? -1 : Number(from > to);
}

/** A DTO that extends another has its fields too. */
function add(key: symbol, target: object, property: string | symbol, value: unknown): void {
  Reflect.defineMetadata(
    key,
    { ...(Reflect.getMetadata(key, target) as object | undefined), [property]: value },
    target,
  );
}

function entriesOf<T>(key: symbol, type: Function): [string, T][] {
  return Object.entries((Reflect.getMetadata(key, type.prototype as object) as Record<string, T> | undefined) ?? {});
}
