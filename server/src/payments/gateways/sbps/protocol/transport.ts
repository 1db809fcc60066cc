import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { SbpsCredentials } from '../account/sbps-credentials';
import type { RawResponse } from './response-reader';
import { NotConnectedError } from './unsent';

const PATH = '/api/xmlapi.do';
const MOST_BYTES = 64 * 1_024;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Card data is never sent in plain text: plain http is allowed only if nothing leaves the machine. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));
}

/**
 * Sends one POST on a connection of its own, which is never repeated and never redirected. Rejects if no complete
 * response arrived within the time: with NotConnectedError if that was before any byte could be sent.
 */
export async function post(
  { endpoint, merchantId, serviceId, hashKey }: SbpsCredentials,
  body: Buffer,
  timeoutMs: number,
): Promise<RawResponse> {
  const response = await answerTo(new URL(PATH, endpoint), body, {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'content-type': 'text/xml; charset=Shift_JIS',
      'content-length': body.length,
      authorization: `Basic ${Buffer.from(`${merchantId}${serviceId}:${hashKey}`).toString('base64')}`,
    },
  });
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    body: await bodyOf(response),
  };
}

function answerTo(url: URL, body: Buffer, options: https.RequestOptions): Promise<http.IncomingMessage> {
  const [client, ready] =
    url.protocol === 'https:' ? ([https, 'secureConnect'] as const) : ([http, 'connect'] as const);
  return new Promise((resolve, reject) => {
    const reached = { host: false, api: false };
    client
      .request(url, options)
      .on('socket', (socket: Socket) =>
        socket.once('connect', () => (reached.host = true)).once(ready, () => (reached.api = true)),
      )
      .on('response', resolve)
      .on('error', (error) => reject(reached.api ? error : new NotConnectedError(error, reached.host)))
      .end(body);
  });
}

async function bodyOf(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
