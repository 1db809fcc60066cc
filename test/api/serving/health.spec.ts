import { Health } from '../../../server/src/shared/health/health';
import { call } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('health', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const ready = () => call<unknown>(portal, 'GET', '/health/ready').then(({ status, body }) => [status, body]);

  it('is live and ready without a login', async () => {
    expect((await call(portal, 'GET', '/health/live')).body).toEqual({ status: 'ok' });
    expect(await ready()).toEqual([200, { status: 'ok' }]);
  });

  it('stays ready, but degraded, while mails cannot be sent', async () => {
    portal.app.get(Health).report('mail', false);
    expect(await ready()).toEqual([200, { status: 'degraded', parts: ['mail'] }]);
    portal.app.get(Health).report('mail', true);
    expect(await ready()).toEqual([200, { status: 'ok' }]);
  });

  it('is not ready on a database that was never migrated, and leaves it unchanged', async () => {
    await portal.rows('ALTER TABLE migrations RENAME TO migrations_elsewhere');
    expect(await ready()).toEqual([503, { status: 'not_ready', reason: 'migrations' }]);
    expect(await portal.rows(`SELECT to_regclass('migrations') AS made`)).toEqual([{ made: null }]);
    await portal.rows('ALTER TABLE migrations_elsewhere RENAME TO migrations');
    expect((await ready())[0]).toBe(200);
  });

  it('is not ready while a migration is missing', async () => {
    await portal.rows(`DELETE FROM migrations WHERE name LIKE 'Installation%'`);
    expect(await ready()).toEqual([503, { status: 'not_ready', reason: 'migrations' }]);
  });

  it('is not ready without its database, and still live', async () => {
    await portal.database.destroy();
    expect(await ready()).toEqual([503, { status: 'not_ready', reason: 'database' }]);
    expect((await call(portal, 'GET', '/health/live')).status).toBe(200);
  });
});
