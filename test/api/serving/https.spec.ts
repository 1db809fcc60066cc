import { call, Person } from '../../support/portal/http';
import { PASSWORD } from '../../support/examples/fixtures';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a portal that is reached by https', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal({ PORTAL_URL: 'https://portal.example.jp' })));
  afterAll(() => portal.stop());

  it('binds its cookies to their host and to TLS', async () => {
    const person = new Person(portal);
    const reply = await person.logIn('staff', PASSWORD);
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      expect.stringMatching(/^__Host-device=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect((await person.get('/api/case-counts')).status).toBe(200);
  });

  it('requires browsers to stay with https', async () => {
    const { headers } = await call(portal, 'GET', '/api/session');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });

  it('accepts requests from its own origin only', async () => {
    const login = (origin: string) =>
      call(portal, 'POST', '/api/session', { body: { userId: 'staff', password: PASSWORD }, headers: { origin } });
    expect([(await login('http://portal.example.jp')).status, (await login(portal.url)).status]).toEqual([403, 403]);
  });
});
