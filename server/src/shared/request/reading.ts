import { getMetadataStorage } from 'class-validator';
import { isBlank, tidyWhitespace } from '../../../contract/src';
import { utcInstant } from './instant';

export type Fields = Readonly<Record<string, unknown>>;

const TEXTS = ['summary', 'supplementaryNote', 'productName', 'reason'];
const INSTANTS = ['authorizedAt', 'orderedAt'];

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes what `target` knows out of JSON, whatever it is, absent = null = blank: wrong types stay, to be refused by name. */
export function read<T extends object>(target: T, body: Fields): T {
  for (const name of namesOf(target.constructor)) {
    const value = Object.hasOwn(body, name) ? tidied(name, body[name]) : undefined;
    if (value !== undefined) Object.assign(target, { [name]: value });
  }
  return target;
}

/** Pointers to what `type` does not know. */
export function unknownNames(type: Function, body: Fields, parent: string): string[] {
  const known = namesOf(type);
  return Object.keys(body)
    .filter((name) => !known.has(name))
    .map((name) => `${parent}/${escaped(name)}`);
}

const names = new Map<Function, ReadonlySet<string>>();

function namesOf(type: Function): ReadonlySet<string> {
  const known =
    names.get(type) ??
    new Set(
      getMetadataStorage()
        .getTargetValidationMetadatas(type, '', false, false)
        .map((field) => field.propertyName),
    );
  names.set(type, known);
  return known;
}

function tidied(name: string, value: unknown): unknown {
  if (value === null) return undefined;
  // Nothing inside is looked at: neither depth nor length of a hostile value costs anything.
  if (typeof value === 'object') return Array.isArray(value) ? [] : {};
  if (typeof value !== 'string') return value;
  if (isBlank(value)) return undefined;
  if (INSTANTS.includes(name)) return utcInstant(value) ?? value;
  return TEXTS.includes(name) ? tidyWhitespace(value) : value;
}

/** RFC 6901: `~` and `/` within a name; a hostile name is cut. */
function escaped(name: string): string {
  return name.slice(0, 64).toWellFormed().replace(/~/g, '~0').replace(/\//g, '~1');
}
