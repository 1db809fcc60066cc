import { createHash } from 'node:crypto';
import { getMetadataStorage } from 'class-validator';
import { isBlank, tidyWhitespace } from '../../../contract/src';
import { RequestDto, RequestPaymentDto } from '../request.dto';
import { canonicalJson } from './canonical-json';
import { utcInstant } from './instant';

/** A request in its one form: absent = null = blank, instants in UTC, newlines LF; nothing of it is judged yet. */
export interface RequestContent {
  readonly request: RequestDto;
  /** Pointers to fields that no request has. */
  readonly unknown: readonly string[];
  /** SHA-256 by which the same content is told again; undefined for what no accepted request can be. */
  readonly hash: Buffer | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Unknown names are told one by one up to here; a request with more of them comes from no acquirer. */
const MOST_UNKNOWN = 100;
const TEXTS = ['summary', 'supplementaryNote', 'productName', 'reason'];
const INSTANTS = ['authorizedAt'];

export function readRequest(body: Fields): RequestContent {
  const request = read(new RequestDto(), body);
  const { payment } = body;
  const unknown = unknownNames(RequestDto, body, '');
  if (isFields(payment)) {
    request.payment = read(new RequestPaymentDto(), payment);
    unknown.push(...unknownNames(RequestPaymentDto, payment, '/payment'));
  }
  return { request, unknown: unknown.slice(0, MOST_UNKNOWN), hash: unknown.length ? undefined : hashOf(request) };
}

/** Takes what `target` knows out of JSON, whatever it is: wrong types stay, to be refused by name. */
export function read<T extends object>(target: T, body: Fields): T {
  for (const name of namesOf(target.constructor)) {
    const value = Object.hasOwn(body, name) ? tidied(name, body[name]) : undefined;
    if (value !== undefined) Object.assign(target, { [name]: value });
  }
  return target;
}

export function unknownNames(type: Function, body: Fields, parent: string): string[] {
  const known = namesOf(type);
  return Object.keys(body).filter((name) => !known.has(name)).map((name) => `${parent}/${escaped(name)}`);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const names = new Map<Function, ReadonlySet<string>>();

function namesOf(type: Function): ReadonlySet<string> {
  const known = names.get(type) ?? new Set(getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).map((field) => field.propertyName));
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

function hashOf(request: RequestDto): Buffer {
  return createHash('sha256').update(canonicalJson(request)).digest();
}

/** RFC 6901: `~` and `/` within a name; a hostile name is cut. */
function escaped(name: string): string {
  return name.slice(0, 64).toWellFormed().replace(/~/g, '~0').replace(/\//g, '~1');
}
