import { createHash } from 'node:crypto';
import { type ReadBody, readBody } from '../../shared/request/read-body';
import { RequestDto } from '../request.dto';
import { canonicalJson } from './canonical-json';

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
