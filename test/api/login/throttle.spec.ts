import { SweepLoginsTask } from '../../../server/src/identity/log-in/sweep-logins.task';
import { PASSWORD } from '../../support/examples/fixtures';
import { loggedIn, Person } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('login', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const tryLogin = (userId: string, password: string) => new Person(portal).logIn(userId, password);

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
});
