import type { Type as Class } from '@nestjs/common';
import type { Label, Reading } from '../../../contract/src';

/**
 * Converts a field of a body into the form that its rules validate; `undefined` = left out. `today` is the date in JST.
 */
export type FieldReader = (value: unknown, today: string) => Reading<unknown>;

/**
 * A field that is a DTO itself or, with `most`, a list of them: of a longer list, one element more than allowed is
 * read.
 */
export interface Part {
  readonly type: Class<object>;
  readonly most?: number;
}

/** The end of a range that includes both ends. */
export interface Range {
  readonly from: string;
  readonly label: Label;
  readonly code: 'date_order' | 'range_order';
  readonly compare: (from: string, to: string) => number;
}

const READERS = Symbol('how fields of a DTO are read');
const RANGES = Symbol('ends of ranges of a DTO');
const PARTS = Symbol('fields of a DTO that are DTOs');

export function ReadBy(reader: FieldReader): PropertyDecorator {
  return (target, property) => add(READERS, target, property, reader);
}

export function ReadAs(type: Class<object>, most?: number): PropertyDecorator {
  return (target, property) => add(PARTS, target, property, { type, most } satisfies Part);
}

export function EndOf(range: Range): PropertyDecorator {
  return (target, property) => add(RANGES, target, property, range);
}

export const readersOf = (type: Function) => entriesOf<FieldReader>(READERS, type);
export const partsOf = (type: Function) => entriesOf<Part>(PARTS, type);
export const rangesOf = (type: Function) => entriesOf<Range>(RANGES, type);

/** A DTO that extends another also has its fields. */
function add(key: symbol, target: object, property: string | symbol, value: unknown): void {
  const inherited = Reflect.getMetadata(key, target) as object | undefined;
  Reflect.defineMetadata(key, { ...inherited, [property]: value }, target);
}

function entriesOf<T>(key: symbol, type: Function): ReadonlyMap<string, T> {
  const found = Reflect.getMetadata(key, type.prototype as object) as Record<string, T> | undefined;
  return new Map(Object.entries(found ?? {}));
}
