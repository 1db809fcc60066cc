import { getMetadataStorage, validateSync } from 'class-validator';
import {
  EXPECTED_TYPES,
  type FieldError,
  fieldError,
  type Fields,
  isFields,
  type Reading,
} from '../../../contract/src';
import { invalidFields } from '../errors/domain-error';
import { fieldErrorsOf } from './field-errors';
import { type FieldReader, type Part, partsOf, type Range, rangesOf, readersOf } from './field-readers';
import { pointerTo } from './pointer';

/** A body after reading, before its rules are checked. */
export interface ReadBody<T> {
  readonly dto: T;
  /** Errors of values that could not be read. */
  readonly unread: readonly FieldError[];
  /** Pointers to fields that the DTO does not have. */
  readonly unknown: readonly string[];
}

/** How a DTO is read; all its decorators have run before the first body arrives. */
interface Plan {
  readonly names: readonly string[];
  readonly readers: ReadonlyMap<string, FieldReader>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly ranges: ReadonlyMap<string, Range>;
}

/** Further unknown fields are not named: no form and no system sends a body with so many. */
const MOST_UNKNOWN = 100;
const plans = new Map<Function, Plan>();

/**
 * Reads any JSON body into `dto`: only own members that the DTO declares are taken; wrong types stay and are refused by
 * the rules. This is the only reader of bodies and queries.
 */
export function readBody<T extends object>(dto: T, body: unknown, today: string): ReadBody<T> {
  const unread: FieldError[] = [];
  const unknown: string[] = [];
  if (isFields(body)) readInto(dto, body, { today, unread, unknown }, '');
  else unread.push(fieldError('', 'invalid_type', { expected: EXPECTED_TYPES.object }));
  return { dto, unread, unknown };
}

/** For a body that has to be read in part before all its errors are known. Throws 422. */
export function refuseOtherThanObject({ unread }: ReadBody<object>): void {
  if (unread.some(({ pointer }) => pointer === '')) throw invalidFields([...unread]);
}

/** All errors of a body by itself, one per field. */
export function errorsOf({ dto, unread, unknown }: ReadBody<object>): FieldError[] {
  if (unread.some(({ pointer }) => pointer === '')) return [...unread];
  const broken = fieldErrorsOf(validateSync(dto, { forbidUnknownValues: false }));
  const reported = new Set(unread.map(({ pointer }) => pointer));
  return [
    ...unread,
    ...broken.filter(({ pointer }) => !reported.has(pointer)),
    ...unknown.map((pointer) => fieldError(pointer, 'unknown_field')),
  ];
}

interface Progress {
  readonly today: string;
  readonly unread: FieldError[];
  readonly unknown: string[];
}

function readInto(dto: object, body: Fields, progress: Progress, parent: string): void {
  const plan = planOf(dto.constructor);
  const values: Record<string, unknown> = {};
  for (const name of plan.names) {
    if (!Object.hasOwn(body, name)) continue;
    const reading = readField(plan, name, body[name], progress, pointerTo(parent, name));
    if ('error' in reading) progress.unread.push(fieldError(pointerTo(parent, name), reading.error, reading.params));
    else if (reading.value !== undefined) values[name] = reading.value;
  }
  Object.assign(dto, values);
  progress.unread.push(...crossedRanges(plan, values, parent));
  for (const name of Object.keys(body)) {
    if (progress.unknown.length === MOST_UNKNOWN) return;
    if (!plan.names.includes(name)) progress.unknown.push(pointerTo(parent, name));
  }
}

function readField(plan: Plan, name: string, value: unknown, progress: Progress, at: string): Reading<unknown> {
  const part = plan.parts.get(name);
  if (part && typeof value === 'object' && value !== null) return { value: readPart(part, value, progress, at) };
  return plan.readers.get(name)?.(value, progress.today) ?? { value };
}

/** Nothing inside a value of a wrong type is read. */
function readPart({ type, most }: Part, value: object, progress: Progress, at: string): unknown {
  const one = (item: unknown, pointer: string): unknown => {
    if (!isFields(item)) return item;
    const dto = new type();
    readInto(dto, item, progress, pointer);
    return dto;
  };
  if (!Array.isArray(value)) return most === undefined ? one(value, at) : {};
  return most === undefined ? [] : value.slice(0, most + 1).map((item, i) => one(item, `${at}/${i}`));
}

function crossedRanges({ ranges }: Plan, fields: Fields, parent: string): FieldError[] {
  return [...ranges].flatMap(([to, { from, label, code, compare }]) => {
    const [first, last] = [fields[from], fields[to]];
    if (typeof first !== 'string' || typeof last !== 'string' || compare(first, last) <= 0) return [];
    return [fieldError(pointerTo(parent, to), code, code === 'date_order' ? { earlier: label } : { from: label })];
  });
}

function planOf(type: Function): Plan {
  const known = plans.get(type);
  if (known) return known;
  const fields = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const names = [...new Set(fields.map(({ propertyName }) => propertyName))];
  const plan = { names, readers: readersOf(type), parts: partsOf(type), ranges: rangesOf(type) };
  plans.set(type, plan);
  return plan;
}
