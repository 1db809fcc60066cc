import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ids = new WeakMap<IncomingMessage, string>();

/**
 * The id of a request, the same in its log lines and in `X-Request-Id`: the proxy's if that is a UUID, otherwise a new
 * one. Any other text of a caller could forge a line of the log.
 */
export function requestIdOf(raw: IncomingMessage): string {
  const given = raw.headers['x-request-id'];
  const id = ids.get(raw) ?? (typeof given === 'string' && UUID.test(given) ? given.toLowerCase() : randomUUID());
  ids.set(raw, id);
  return id;
}
