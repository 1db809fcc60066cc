import type { Problem, SessionView } from '../../../server/contract/src';
import { PASSWORD } from '../../support/examples/fixtures';
import { call, loggedIn, Person } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('login', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const tryLogin = (userId: string, password: string) => new Person(portal).logIn(userId, password);

  it('creates a session with cookies that scripts cannot read', async () => {
    const reply = await tryLogin('staff', PASSWORD);
    expect(reply.status).toBe(201);
    expect(reply.body.user).toEqual({
      userId: 'staff',
      name: 'staffさん',
      role: 'merchant_staff',
      merchant: { merchantId: '12345', name: '北のめぐみ市場' },
    });
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^device=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('stores only a hash of the cookie’s token', async () => {
    const reply = await tryLogin('staff', PASSWORD);
    const token = /session=([^;]+)/.exec(reply.headers.getSetCookie()[0]!)![1]!;
    const rows = await portal.rows<{ everything: string }>('SELECT sessions::text AS everything FROM sessions');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => row.everything.includes(token))).toBe(false);
  });

  it('answers a wrong ID and a wrong password alike', async () => {
    const [wrongId, wrongPassword] = [
      await tryLogin('nobody-here', PASSWORD),
      await tryLogin('viewer', 'not the password'),
    ];
    expect(wrongId.status).toBe(401);
    expect(wrongId.body).toEqual(wrongPassword.body);
    expect((wrongId.body as unknown as Problem).code).toBe('wrong_credentials');
    expect(wrongId.headers.getSetCookie()).toEqual([]);
  });

  it('refuses a user who is not active, or whose merchant is not active', async () => {
    await portal.rows(`UPDATE users SET active = false WHERE user_id = 'viewer'`);
    expect((await tryLogin('viewer', PASSWORD)).status).toBe(401);
    await portal.rows(`UPDATE users SET active = true WHERE user_id = 'viewer'`);
    await portal.rows(`UPDATE merchants SET active = false WHERE merchant_id = '67890'`);
    expect((await tryLogin('other-staff', PASSWORD)).status).toBe(401);
    await portal.rows(`UPDATE merchants SET active = true WHERE merchant_id = '67890'`);
  });

  it('refuses a login that comes from another site or as a form', async () => {
    const body = { userId: 'staff', password: PASSWORD };
    const foreign = await call(portal, 'POST', '/api/session', { body, headers: { origin: 'https://evil.example' } });
    const unknown = await call(portal, 'POST', '/api/session', { body });
    const form = await call(portal, 'POST', '/api/session', {
      raw: 'userId=staff',
      headers: { origin: portal.url, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([foreign.status, unknown.status, form.status]).toEqual([403, 403, 415]);
  });

  it('names every wrong field of a login', async () => {
    const reply = await call(portal, 'POST', '/api/session', {
      body: { userId: 7, extra: 1 },
      headers: { origin: portal.url },
    });
    expect(reply.status).toBe(422);
    expect(reply.body.errors!.map((e) => `${e.pointer} ${e.code}`).sort()).toEqual([
      '/extra unknown_field',
      '/password required',
      '/userId invalid_type',
    ]);
  });

  it('ends at logout, in every tab', async () => {
    const person = await loggedIn(portal, 'staff');
    expect((await person.get('/api/case-counts')).status).toBe(200);
    expect((await person.send('DELETE', '/api/session')).status).toBe(204);
    expect((await person.get('/api/case-counts')).status).toBe(401);
  });

  it('shows who is logged in, or nobody', async () => {
    expect((await call<SessionView>(portal, 'GET', '/api/session')).body).toMatchObject({
      user: null,
      csrfToken: '',
      expiresAt: null,
      portal: { providerName: 'SBペイメントサービス' },
    });
    expect((await (await loggedIn(portal, 'support')).get<SessionView>('/api/session')).body.user).toMatchObject({
      role: 'support_agent',
      merchant: null,
    });
  });
});
