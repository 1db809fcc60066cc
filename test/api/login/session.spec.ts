import type { SessionView } from '../../../server/contract/src';
import { loggedIn } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a session', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  it('lasts as long as its user is active, and ends 15 minutes after', async () => {
    const person = await loggedIn(portal, 'staff');
    for (let i = 0; i < 4; i++) {
      portal.clock.advance({ minutes: 10 });
      expect((await person.get('/api/case-counts')).status).toBe(200);
    }
    portal.clock.advance({ minutes: 15 });
    expect((await person.get('/api/case-counts')).status).toBe(401);
  });

  it('is not prolonged by polling', async () => {
    const person = await loggedIn(portal, 'staff');
    portal.clock.advance({ minutes: 10 });
    expect((await person.get<SessionView>('/api/session', { 'x-background': '1' })).body.user).not.toBeNull();
    portal.clock.advance({ minutes: 6 });
    expect((await person.get<SessionView>('/api/session', { 'x-background': '1' })).body.user).toBeNull();
  });

  it('is prolonged when the user requests it', async () => {
    const person = await loggedIn(portal, 'staff');
    portal.clock.advance({ minutes: 14 });
    const { status, body } = await person.send<SessionView>('POST', '/api/session/extension', {});
    expect(status).toBe(200);
    expect(Date.parse(body.expiresAt!) - portal.clock.now().getTime()).toBeGreaterThan(14 * 60_000);
  });

  it('ends after 12 hours in any case', async () => {
    const person = await loggedIn(portal, 'staff');
    for (let i = 0; i < 71; i++) {
      portal.clock.advance({ minutes: 10 });
      expect((await person.get('/api/case-counts')).status).toBe(200);
    }
    const { body } = await person.send<SessionView>('POST', '/api/session/extension', {});
    expect(Date.parse(body.expiresAt!) - portal.clock.now().getTime()).toBeLessThanOrEqual(10 * 60_000);
    portal.clock.advance({ minutes: 10 });
    expect((await person.get('/api/case-counts')).status).toBe(401);
  });

  it('states its end in the header of each response', async () => {
    const person = await loggedIn(portal, 'staff');
    const { headers } = await person.get('/api/case-counts');
    expect(Date.parse(headers.get('x-session-expires-at')!)).toBeGreaterThan(portal.clock.now().getTime());
  });

  it('refuses an unsafe request without its token, or from another origin', async () => {
    const person = await loggedIn(portal, 'support');
    const refused = await Promise.all([
      person.send('POST', '/api/session/extension', {}, { 'x-csrf-token': '' }),
      person.send('POST', '/api/session/extension', {}, { 'x-csrf-token': 'x'.repeat(43) }),
      person.send('POST', '/api/session/extension', {}, { origin: 'http://evil.example' }),
      person.send('POST', '/api/session/extension', {}, { origin: 'null' }),
    ]);
    expect(refused.map((reply) => reply.status)).toEqual([403, 403, 403, 403]);
  });

  it.each([
    ['user', `users SET active = $1 WHERE user_id = 'admin'`],
    ['merchant', `merchants SET active = $1 WHERE merchant_id = '12345'`],
  ])('is not restored when its %s is deactivated and activated again, nor is a one-time link', async (_, change) => {
    const person = await loggedIn(portal, 'admin');
    await portal.rows(
      `INSERT INTO password_links (token_hash, user_id, expires_at) SELECT $1, id, now() + interval '1 day' FROM users WHERE user_id = 'admin'`,
      [change],
    );
    for (const active of [false, true]) await portal.rows(`UPDATE ${change}`, [active]);
    expect((await person.get('/api/cases')).status).toBe(401);
    for (const table of ['sessions', 'password_links'])
      expect(
        await portal.rows(`SELECT 1 FROM ${table} t JOIN users u ON u.id = t.user_id WHERE u.user_id = 'admin'`),
      ).toEqual([]);
    expect((await (await loggedIn(portal, 'admin')).get('/api/cases')).status).toBe(200);
  });

  it('ends immediately when its user is deactivated', async () => {
    const person = await loggedIn(portal, 'viewer');
    await portal.rows(`UPDATE users SET active = false WHERE user_id = 'viewer'`);
    expect((await person.get('/api/case-counts')).status).toBe(401);
  });
});
