import { gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { loggedIn, receivedCase } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a response to a browser that accepts gzip', () => {
  let portal: Portal;
  let cookie: string;
  beforeAll(async () => {
    portal = await startPortal();
    for (let i = 0; i < 5; i++) await receivedCase(portal);
    const session = await (await loggedIn(portal, 'staff')).get('/api/session');
    expect(session.status).toBe(200);
    const reply = await fetch(`${portal.url}/api/session`, {
      method: 'POST',
      headers: { origin: portal.url, 'content-type': 'application/json' },
      body: JSON.stringify({ userId: 'staff', password: 'a test needs no poetry' }),
    });
    cookie = reply.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
  });
  afterAll(() => portal.stop());

  /** The bytes as they are sent: fetch would decompress them. */
  const raw = (path: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      get(`${portal.url}${path}`, { headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }));
      }).on('error', reject);
    });

  it('is compressed if it is a list', async () => {
    const { encoding, body } = await raw('/api/cases');
    expect([encoding, (JSON.parse(gunzipSync(body).toString()) as { items: object[] }).items.length]).toEqual([
      'gzip',
      5,
    ]);
  });

  it('is not compressed if it contains the session’s token', async () => {
    const { encoding, body } = await raw('/api/session');
    expect([encoding, JSON.parse(body.toString())]).toEqual([
      undefined,
      expect.objectContaining({ csrfToken: expect.any(String) }),
    ]);
  });
});
