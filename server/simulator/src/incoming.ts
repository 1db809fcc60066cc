import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 64 * 1_024;

/** The body of a request; rejects if it is too long. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new RangeError('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws TypeError for a body that is not a JSON object or has no JSON content type. */
export async function jsonOf(request: IncomingMessage): Promise<object> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new TypeError('application/json, please');
  const value: unknown = JSON.parse((await bodyOf(request)).toString());
  if (typeof value !== 'object' || value === null) throw new TypeError('an object, please');
  return value;
}

/** `user:password` of HTTP Basic; '' without. */
export function basicCredentialsOf({ headers }: IncomingMessage): string {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headers.authorization ?? '') ?? [];
  return encoded ? Buffer.from(encoded, 'base64').toString() : '';
}

/** Whether the request comes from this machine. */
export function isLocal({ socket }: IncomingMessage): boolean {
  return /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(socket.remoteAddress ?? '');
}
