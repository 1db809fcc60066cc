import { gzipSync } from 'node:zlib';
import type { Problem } from '../../../server/contract/src';
import { call, intakeRequest } from '../../support/portal/http';
import { bearer, REQUESTS, rowsOf } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a request of an acquirer', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const post = (raw: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    call<Problem>(portal, 'POST', REQUESTS, { raw, headers: { ...bearer(), ...headers } });

  it.each([
    ['not JSON', '{"acquirerReference": '],
    ['nothing', ''],
    ['text after it', '{} {}'],
    ['a prototype', '{"__proto__": {"x": 1}}'],
    ['JSON with a name twice', `{"amount": 1, ${JSON.stringify(intakeRequest()).slice(1, -1)}, "amount": 2}`],
    ['JSON with a name twice, once escaped', '{"payment": {"amount": 1980, "\\u0061mount": 9999999}}'],
  ])('is refused as malformed when the body is %s', async (_, raw) => {
    const before = await rowsOf(portal);
    const { status, headers, body } = await post(raw);
    expect([status, body.code, headers.get('content-type')]).toEqual([
      400,
      'malformed_json',
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await rowsOf(portal)).toEqual(before);
  });

  it.each(['[]', 'null', '"text"', '1'])('is refused when the body is not an object but %s', async (raw) => {
    const { status, body } = await post(raw);
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '', code: 'invalid_type' })]]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/merge-patch+json',
  ])('is refused as %s', async (type) => {
    const { status, body } = await post(JSON.stringify(intakeRequest()), { 'content-type': type });
    expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it.each(['gzip', 'br', 'deflate', 'gzip, identity', 'unheard-of'])(
    'is refused in the content encoding %s, even with the right content type',
    async (encoding) => {
      const raw =
        encoding === 'gzip'
          ? new Uint8Array(gzipSync(JSON.stringify(intakeRequest())))
          : JSON.stringify(intakeRequest());
      const { status, body } = await call<Problem>(portal, 'POST', REQUESTS, {
        raw,
        headers: { ...bearer(), 'content-type': 'application/json', 'content-encoding': encoding },
      });
      expect([status, body.code, body.detail]).toEqual([
        415,
        'unsupported_media_type',
        expect.stringContaining('Content-Encoding'),
      ]);
    },
  );

  it('is refused without a content type', async () => {
    const response = await fetch(`${portal.url}${REQUESTS}`, { method: 'POST', headers: bearer() });
    expect(response.status).toBe(415);
  });

  it('may be 1 MiB long, and not a byte longer', async () => {
    const request = JSON.stringify(intakeRequest());
    const padded = (length: number) => request + ' '.repeat(length - Buffer.byteLength(request));
    expect((await post(padded(1_048_576))).status).toBe(201);
    const tooLong = await post(padded(1_048_577));
    expect([tooLong.status, tooLong.body.code]).toEqual([413, 'too_large']);
  });

  it('is refused in another encoding than UTF-8 rather than stored garbled', async () => {
    const garbled = Buffer.concat([
      Buffer.from('{"summary":"'),
      Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
      Buffer.from('"}'),
    ]);
    const { status, body } = await call<Problem>(portal, 'POST', REQUESTS, {
      raw: garbled as never,
      headers: { ...bearer(), 'content-type': 'application/json' },
    });
    expect([status, body.code]).toEqual([400, 'malformed_json']);
  });
});
