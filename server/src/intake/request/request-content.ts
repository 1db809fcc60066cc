import { createHash } from 'node:crypto';
import { type ReadBody, readBody } from '../../shared/request/read-body';
import { RequestDto } from '../request.dto';

/** A normalised request: absent = null = blank, instants in UTC, newlines LF; nothing of it is validated yet. */
export interface RequestContent {
  readonly request: RequestDto;
  readonly read: ReadBody<RequestDto>;
  /** SHA-256 by which the same content is recognised; undefined for a request that cannot be accepted. */
  readonly hash: Buffer | undefined;
}

export function readRequest(body: unknown, today: string): RequestContent {
  const read = readBody(new RequestDto(), body, today);
  const acceptable = !read.unknown.length && !read.unread.length;
  return { request: read.dto, read, hash: acceptable ? hashOf(read.dto) : undefined };
}

function hashOf(request: RequestDto): Buffer {
  return createHash('sha256').update(canonicalJson(request)).digest();
}

/**
 * RFC 8785 (JSON Canonicalization Scheme). ECMAScript writes numbers and texts as the RFC demands; only names have to be sorted,
 * by UTF-16 code units. `value` is JSON without lone surrogates; undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
