import type { Problem, SessionView } from '../../server/contract/src';
import { SweepLoginsTask } from '../../server/src/identity/log-in/sweep-logins.task';
import { PASSWORD } from '../support/fixtures';
import { call, loggedIn, Person, type Reply } from '../support/http';
import { type Portal, startPortal } from '../support/start-portal';

describe('login', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const deviceCookie = ({ headers }: Reply) =>
    headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('device='))!
      .split(';', 1)[0]!;
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

  it('locks after ten wrong attempts, also when all arrive at the same time, states for how long, and unlocks again', async () => {
    const tries = await Promise.all(Array.from({ length: 30 }, () => tryLogin('admin', 'guess')));
    expect(tries.filter((reply) => reply.status === 401)).toHaveLength(10);
    expect(tries.filter((reply) => reply.status === 429)).toHaveLength(20);
    const locked = await tryLogin('admin', PASSWORD);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    portal.clock.advance({ minutes: 16 });
    expect((await tryLogin('admin', PASSWORD)).status).toBe(201);
  });

  it('still allows a known browser when somebody guesses the password elsewhere', async () => {
    const atHome = await loggedIn(portal, 'admin');
    await atHome.send('DELETE', '/api/session');
    for (let i = 0; i < 12; i++) await tryLogin('admin', 'guess');
    expect([(await tryLogin('admin', PASSWORD)).status, (await atHome.logIn('admin')).status]).toEqual([429, 201]);
    expect((await tryLogin('admin', PASSWORD)).status).toBe(429);
    portal.clock.advance({ minutes: 16 });
  });

  it('counts the attempts in a known browser as well, for that browser alone', async () => {
    const [thief, atHome] = [await loggedIn(portal, 'admin'), await loggedIn(portal, 'admin')];
    const tries = [];
    for (let i = 0; i < 12; i++) tries.push((await thief.logIn('admin', 'guess')).status);
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    expect([
      (await thief.logIn('admin')).status,
      (await atHome.logIn('admin')).status,
      (await tryLogin('admin', PASSWORD)).status,
    ]).toEqual([429, 201, 201]);
    portal.clock.advance({ minutes: 16 });
  });

  it('gives no new attempts in a known browser, even if others log in there in between', async () => {
    const shared = await loggedIn(portal, 'admin');
    const tries = [];
    for (let i = 0; i < 60; i++) {
      tries.push((await shared.logIn('admin', 'guess')).status);
      if (i % 5 === 4) expect((await shared.logIn('staff')).status).toBe(201);
    }
    expect(tries).toEqual([...Array(10).fill(401), ...Array(50).fill(429)]);
    portal.clock.advance({ minutes: 16 });
    expect((await shared.logIn('admin')).status).toBe(201);
  });

  it('cancels only the attempt of the right password itself', async () => {
    const browser = await loggedIn(portal, 'admin');
    const tries = [];
    for (let i = 0; i < 12; i++) {
      tries.push((await browser.logIn('admin', 'guess')).status);
      if (i === 6) expect((await browser.logIn('admin')).status).toBe(201);
    }
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    portal.clock.advance({ minutes: 16 });
  });

  it('keeps no attempts whose time is over', async () => {
    for (let i = 0; i < 3; i++) await tryLogin(`made-up-${i}`, 'guess');
    await portal.app.get(SweepLoginsTask).run();
    const before = await portal.rows('SELECT 1 FROM login_throttles');
    portal.clock.advance({ minutes: 16 });
    await portal.app.get(SweepLoginsTask).run();
    expect([before.length > 0, await portal.rows('SELECT 1 FROM login_throttles')]).toEqual([true, []]);
  });

  it('distinguishes attempts with the same unknown ID in the audit log, which contains no ID that does not exist', async () => {
    for (const userId of ['who-is-this', 'who-is-this', 'my secret passphrase', 'staff'])
      await tryLogin(userId, 'guess');
    const details = (
      await portal.rows<{ detail: { unknownId: string } | null }>(
        `SELECT detail FROM audit_entries WHERE event = 'login_failed' ORDER BY id DESC LIMIT 4`,
      )
    ).map(({ detail }) => detail?.unknownId);
    const [known, password, second, first] = details;
    expect([known, first === second, password === first]).toEqual([undefined, true, false]);
    expect(details.join()).not.toMatch(/who-is-this|passphrase/);
    portal.clock.advance({ minutes: 16 });
  });

  it('recognises a shared browser for all users who have logged in there, whoever was the last', async () => {
    const shared = await loggedIn(portal, 'admin');
    await shared.logIn('staff');
    for (const userId of ['admin', 'staff']) for (let i = 0; i < 12; i++) await tryLogin(userId, 'guess');
    expect([
      (await shared.logIn('admin')).status,
      (await shared.logIn('staff')).status,
      (await shared.logIn('admin')).status,
    ]).toEqual([201, 201, 201]);
    portal.clock.advance({ minutes: 16 });
  });

  it('recognises no browser by its token from before its last login, nor for longer than a year', async () => {
    const browser = new Person(portal);
    const stolen = deviceCookie(await browser.logIn('admin'));
    const now = deviceCookie(await browser.logIn('admin'));
    const lockAndTry = async (cookie: string) => {
      for (let i = 0; i < 12; i++) await tryLogin('admin', 'guess');
      return (
        await call(portal, 'POST', '/api/session', {
          body: { userId: 'admin', password: PASSWORD },
          headers: { origin: portal.url, cookie },
        })
      ).status;
    };
    expect([await lockAndTry(stolen), await lockAndTry(now)]).toEqual([429, 201]);
    portal.clock.advance({ minutes: 16 });
    const later = deviceCookie(await browser.logIn('admin'));
    portal.clock.advance({ hours: 366 * 24 });
    expect(await lockAndTry(later)).toBe(429);
    portal.clock.advance({ minutes: 16 });
  });

  it('recognises a browser for one user only, and not by a made-up token', async () => {
    const colleague = await loggedIn(portal, 'staff');
    for (let i = 0; i < 12; i++) await tryLogin('admin', 'guess');
    expect((await colleague.logIn('admin')).status).toBe(429);
    const madeUp = await call(portal, 'POST', '/api/session', {
      body: { userId: 'admin', password: PASSWORD },
      headers: { origin: portal.url, cookie: `device=${'A'.repeat(43)}` },
    });
    expect(madeUp.status).toBe(429);
    portal.clock.advance({ minutes: 16 });
  });

  it('does not lock an office in which many log in, but locks an address that guesses', async () => {
    for (let i = 0; i < 105; i++) expect([i, (await tryLogin('viewer', PASSWORD)).status]).toEqual([i, 201]);
    const guesses = await Promise.all(Array.from({ length: 320 }, (_, i) => tryLogin(`guess-${i}`, 'guess')));
    expect(guesses.filter((reply) => reply.status === 429).length).toBeGreaterThanOrEqual(20);
    portal.clock.advance({ minutes: 16 });
  });

  it('forgets wrong attempts in an office where users log in all the time, and counts no attempts with a locked ID', async () => {
    portal.clock.advance({ minutes: 16 });
    for (let i = 0; i < 200; i++) await tryLogin(`typo-${i}`, 'guess');
    portal.clock.advance({ minutes: 10 });
    expect((await tryLogin('viewer', PASSWORD)).status).toBe(201);
    portal.clock.advance({ minutes: 6 });
    for (let i = 0; i < 120; i++) expect([i, (await tryLogin(`other-${i}`, 'guess')).status]).toEqual([i, 401]);
    for (let i = 0; i < 60; i++) await tryLogin('locked', 'guess');
    expect((await tryLogin('viewer', PASSWORD)).status).toBe(201);
    portal.clock.advance({ minutes: 16 });
  });

  it('throttles an ID that does not exist in the same way', async () => {
    const tries = [];
    for (let i = 0; i < 11; i++) tries.push((await tryLogin('nobody-at-all', 'guess')).status);
    expect(tries).toEqual([...Array(10).fill(401), 429]);
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
