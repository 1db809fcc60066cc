import { createHash } from 'node:crypto';
import { type Fields, isFields, read, unknownNames } from '../../shared/request/reading';
import { RequestDto, RequestPaymentDto } from '../request.dto';
import { canonicalJson } from './canonical-json';

/** A request in its one form: absent = null = blank, instants in UTC, newlines LF; nothing of it is judged yet. */
export interface RequestContent {
  readonly request: RequestDto;
  /** Pointers to fields that no request has. */
  readonly unknown: readonly string[];
  /** SHA-256 by which the same content is told again; undefined for what no accepted request can be. */
  readonly hash: Buffer | undefined;
}

/** Unknown names are told one by one up to here; a request with more of them comes from no acquirer. */
const MOST_UNKNOWN = 100;

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

function hashOf(request: RequestDto): Buffer {
  return createHash('sha256').update(canonicalJson(request)).digest();
}
