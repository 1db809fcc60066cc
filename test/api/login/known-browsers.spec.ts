import { PASSWORD } from '../../support/examples/fixtures';
import { call, loggedIn, Person, type Reply } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

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
});
