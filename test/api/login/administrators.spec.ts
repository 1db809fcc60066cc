import { readControl, writeControl } from '../../../server/src/identity/control/control-file';
import { call, Person } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

/** The token after the `#`, which no server and no other page receives. */
const tokenIn = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token')!;

describe('the first administrator', () => {
  let portal: Portal;
  let token: string;
  beforeAll(async () => {
    portal = await startPortal();
    writeControl(portal.config.dataDir, portal.config.port);
    token = readControl(portal.config.dataDir)!.token;
  });
  afterAll(() => portal.stop());

  const create = (body: unknown, headers: Record<string, string> = {}) =>
    call<{ link: string } & { errors: { pointer: string; code: string }[] }>(
      portal,
      'POST',
      '/control/administrators',
      { body, headers: { authorization: `Bearer ${token}`, ...headers } },
    );
  const setPassword = (oneTime: string, password: string) =>
    call(portal, 'POST', '/api/password', { body: { token: oneTime, password }, headers: { origin: portal.url } });

  it('sets a password with the link, once, and logs in', async () => {
    const { status, body } = await create({ userId: 'first-admin', email: 'first@provider.example' });
    expect([status, new URL(body.link).search]).toEqual([201, '']);
    const oneTime = tokenIn(body.link);
    expect((await setPassword(oneTime, 'short')).body).toMatchObject({
      code: 'invalid_fields',
      errors: [{ pointer: '/password', code: 'too_short' }],
    });
    expect((await setPassword(oneTime, 'the first of all admins')).status).toBe(204);
    expect((await setPassword(oneTime, 'somebody else comes by')).status).toBe(422);
    expect((await new Person(portal).logIn('first-admin', 'the first of all admins')).body.user).toMatchObject({
      role: 'support_admin',
      merchant: null,
    });
    expect(
      await portal.rows(`SELECT actor_kind, detail FROM audit_entries WHERE event = 'administrator_created'`),
    ).toEqual([{ actor_kind: 'system', detail: { userId: 'first-admin' } }]);
  });

  it('can log in from the browser in which the password was set, despite attempts to guess it elsewhere, until it is set again in another', async () => {
    const { body } = await create({ userId: 'locked-admin', email: 'locked@provider.example' });
    const browser = new Person(portal);
    const password = 'mine and nobody else’s';
    await browser.send('POST', '/api/password', { token: tokenIn(body.link), password });
    const guess = async () => {
      for (let i = 0; i < 11; i++) await new Person(portal).logIn('locked-admin', 'guess');
    };
    await guess();
    expect([
      (await new Person(portal).logIn('locked-admin', password)).status,
      (await browser.logIn('locked-admin', password)).status,
    ]).toEqual([429, 201]);

    const another = 'nobody knows this one yet';
    const token = 'another-link'.padEnd(43, 'k');
    await portal.rows(
      `INSERT INTO password_links (token_hash, user_id, expires_at) SELECT encode(sha256($1::bytea), 'hex'), id, $2 FROM users WHERE user_id = 'locked-admin'`,
      [Buffer.from(token), new Date(portal.clock.now().getTime() + 60_000)],
    );
    expect((await setPassword(token, another)).status).toBe(204);
    expect((await browser.logIn('locked-admin', another)).status).toBe(429);
  });

  it('can use the link for a day', async () => {
    const { body } = await create({ userId: 'late-admin', email: 'late@provider.example' });
    portal.clock.advance({ hours: 25 });
    expect((await setPassword(tokenIn(body.link), 'too late for this one')).status).toBe(422);
  });

  it('gets a new link when the old one was lost, is used or has expired, and stays one account', async () => {
    const again = async () =>
      tokenIn((await create({ userId: 'lost-link', email: 'lost@provider.example' })).body.link);
    const lost = await again();
    const second = await again();
    expect((await setPassword(lost, 'set with the lost link')).status).toBe(422);
    expect((await setPassword(second, 'set with the second link')).status).toBe(204);
    const admin = new Person(portal);
    expect((await admin.logIn('lost-link', 'set with the second link')).status).toBe(201);

    const third = await again();
    expect((await admin.get('/api/cases')).status).toBe(200);
    expect((await setPassword(third, 'forgotten, and set anew')).status).toBe(204);
    expect((await admin.get('/api/cases')).status).toBe(401);
    expect(
      await portal.rows(
        `SELECT (SELECT count(*)::int FROM users WHERE user_id = 'lost-link') AS users, event, count(*)::int AS entries FROM audit_entries
         WHERE detail ->> 'userId' = 'lost-link' GROUP BY event ORDER BY event`,
      ),
    ).toEqual([
      { users: 1, event: 'administrator_created', entries: 1 },
      { users: 1, event: 'administrator_link_renewed', entries: 2 },
    ]);
  });

  it('of another role, another address or stopped gets no link', async () => {
    await create({ userId: 'stopped', email: 'stopped@provider.example' });
    await portal.rows(`UPDATE users SET active = false WHERE user_id = 'stopped'`);
    for (const [userId, email] of [
      ['stopped', 'stopped@provider.example'],
      ['lost-link', 'other@provider.example'],
      ['staff', 'staff@example.jp'],
    ])
      expect((await create({ userId, email })).body.errors).toMatchObject([
        { pointer: '/userId', code: 'user_id_taken' },
      ]);
    expect(
      await portal.rows(`SELECT 1 FROM password_links l JOIN users u ON u.id = l.user_id WHERE u.user_id = 'staff'`),
    ).toEqual([]);
  });

  it('is created together with the link, or not at all', async () => {
    await portal.rows('ALTER TABLE password_links ADD CONSTRAINT no_links CHECK (false) NOT VALID');
    expect((await create({ userId: 'half-made', email: 'half@provider.example' })).status).toBe(500);
    await portal.rows('ALTER TABLE password_links DROP CONSTRAINT no_links');
    expect((await create({ userId: 'half-made', email: 'half@provider.example' })).status).toBe(201);
  });

  it('is refused with the names of the wrong fields', async () => {
    await create({ userId: 'twice', email: 'twice@provider.example' });
    const errors = async (body: unknown) => (await create(body)).body.errors.map((e) => `${e.pointer} ${e.code}`);
    expect(await errors({ userId: 'twice', email: 'other@provider.example' })).toEqual(['/userId user_id_taken']);
    expect(await errors({ userId: 'a b', email: 'nobody' })).toEqual([
      '/userId invalid_user_id',
      '/email invalid_email',
    ]);
    expect(await errors({ userId: '4111111111111111', email: '4111111111111111@provider.example' })).toEqual([
      '/userId pan_not_allowed',
      '/email pan_not_allowed',
    ]);
  });

  it('has the same ID however it is typed: nobody else can take it in capitals or full width, and its owner logs in with either', async () => {
    const { body } = await create({ userId: ' Root−Admin ', email: 'root@\u200bprovider.example' });
    const password = 'grows in silence 77';
    expect((await setPassword(tokenIn(body.link), password)).status).toBe(204);
    for (const userId of ['ROOT-ADMIN', 'root-admin', 'ｒｏｏｔ－ａｄｍｉｎ', 'root-\u200badmin'])
      expect((await create({ userId, email: 'x@provider.example' })).body.errors).toMatchObject([
        { pointer: '/userId', code: 'user_id_taken' },
      ]);
    await expect(
      portal.rows(
        `INSERT INTO users (user_id, name, email, role, created_at) VALUES ('ROOT-ADMIN', 'x', 'x@provider.example', 'support_admin', now())`,
      ),
    ).rejects.toThrow(/users_user_key/);
    for (const typed of [
      'root-admin',
      'ROOT-ADMIN',
      'ｒｏｏｔ－ａｄｍｉｎ',
      ' root‐admin ',
      'rootーadmin',
      '\u202droot-admin\u202c',
    ]) {
      for (let i = 0; i < 3; i++)
        expect([typed, (await new Person(portal).logIn(typed, password)).body.user?.userId]).toEqual([
          typed,
          'root-admin',
        ]);
    }
    for (let i = 0; i < 10; i++) await new Person(portal).logIn(i % 2 ? 'root-admin' : 'ＲＯＯＴ－ＡＤＭＩＮ', 'guess');
    expect((await new Person(portal).logIn('Root-Admin', password)).status).toBe(429);
    expect(await portal.rows(`SELECT user_id, email FROM users WHERE user_key = 'root-admin'`)).toEqual([
      { user_id: 'root-admin', email: 'root@provider.example' },
    ]);
  });

  it('can be created only on this machine and with the token’s file', async () => {
    const body = { userId: 'evil', email: 'evil@provider.example' };
    const refused = await Promise.all(
      [
        { authorization: 'Bearer x' },
        { authorization: '' },
        { origin: portal.url },
        { 'x-forwarded-for': '127.0.0.1' },
      ].map((headers) => create(body, headers as unknown as Record<string, string>)),
    );
    expect(refused.map((reply) => reply.status)).toEqual([404, 404, 404, 404]);
    expect(await portal.rows(`SELECT 1 FROM users WHERE user_id = 'evil'`)).toEqual([]);
  });
});
