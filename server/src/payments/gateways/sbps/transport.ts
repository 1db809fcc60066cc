import type { SbpsCredentials } from '../payment-gateway';
import type { RawResponse } from './response-reader';

const PATH = '/api/xmlapi.do';
const MOST_BYTES = 64 * 1_024;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Cards are never spoken of in the clear: plain http only where nothing leaves the machine. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));
}

/** One POST, never repeated and never redirected. Rejects where no whole answer came within the time. */
export async function post({ endpoint, merchantId, serviceId, hashKey }: SbpsCredentials, body: Buffer, timeoutMs: number): Promise<RawResponse> {
  const response = await fetch(new URL(PATH, endpoint), {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=Shift_JIS', authorization: `Basic ${Buffer.from(`${merchantId}${serviceId}:${hashKey}`).toString('base64')}` },
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, contentType: response.headers.get('content-type') ?? '', body: await bodyOf(response) };
}

async function bodyOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
