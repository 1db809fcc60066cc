import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertFixtures } from '../support/examples/fixtures';
import { call, intakeRequest, Person, sendToIntake } from '../support/portal/http';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import { PRODUCTION_ORIGIN as ORIGIN, PRODUCTION_SETTINGS } from '../support/portal/production';
import { createServingUser, type ServingUser } from '../support/database/serving-user';
import type { Portal } from '../support/portal/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';
import { until } from '../support/portal/until';

const PRODUCTION = { ...PRODUCTION_SETTINGS, LOG_LEVEL: 'warn', SMTP_URL: 'smtp://127.0.0.1:9?ignoreTLS=true' };
const FAR = /"level":40,.*The database is (\d+) ms away, there and back\. .*less than 1 ms.*docs\/operation\.md/g;

/** A network path to the database server that delays everything. */
class SlowProxy {
  delayMs = 0;
  private readonly server: Server;

  private constructor(to: URL) {
    this.server = createServer((from) => {
      const onward = connect(Number(to.port || 5432), to.hostname);
      this.carry(from, onward);
      this.carry(onward, from);
    }).listen(0, '127.0.0.1');
  }

  static async open(to: URL): Promise<SlowProxy> {
    const proxy = new SlowProxy(to);
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
  }

  private carry(from: Socket, to: Socket): void {
    from
      .on('data', (chunk) => setTimeout(() => to.destroyed || to.write(chunk), this.delayMs))
      .on('error', () => to.destroy())
      .on('close', () => to.destroy());
  }
}

if (ON_SERVER) {
  describe('a portal whose database is far away', () => {
    let database: TestDatabase;
    let user: ServingUser;
    let proxy: SlowProxy;
    let portal: PortalProcess;
    beforeAll(async () => {
      database = await createTestDatabase();
      await insertFixtures(database.dataSource);
      user = await createServingUser(database.dataSource);
      proxy = await SlowProxy.open(new URL(database.url!));
    });
    afterEach(() => portal.end('SIGKILL'));
    afterAll(async () => {
      proxy.close();
      await user.drop();
      await database.drop();
    });

    const start = async () =>
      (portal = await startProcess({
        ...PRODUCTION,
        DATABASE_URL: Object.assign(new URL(user.url(database.url!)), {
          hostname: '127.0.0.1',
          port: String(proxy.port),
        }).href,
      }));
    const loggedLatencies = () => [...portal.printed().matchAll(FAR)].map(([, ms]) => Number(ms));

    it('logs the latency and the recommended maximum at its start, and works', async () => {
      proxy.delayMs = 25;
      await start();
      expect(loggedLatencies()).toEqual([expect.any(Number)]);
      expect(loggedLatencies()[0]).toBeGreaterThanOrEqual(50);
      expect((await sendToIntake(portal, intakeRequest())).status).toBe(201);
      expect(
        (await new Person({ url: portal.url, config: { portalUrl: new URL(ORIGIN) } } as Portal).logIn('staff')).status,
      ).toBe(201);
    });

    it('logs it once when it rises later', async () => {
      proxy.delayMs = 0;
      await start();
      const [before] = [loggedLatencies().length, (proxy.delayMs = 25)];
      await until(() => Promise.resolve(loggedLatencies().length > before), portal.printed);
      expect([before, loggedLatencies().length]).toEqual([0, 1]);
    });
  });
} else {
  describe('a portal with an embedded database', () => {
    it('logs no latency', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-near-'));
      const portal = await startProcess({ DATA_DIR: folder, LOG_LEVEL: 'warn' });
      expect((await call(portal, 'GET', '/health/ready')).status).toBe(200);
      expect(portal.printed()).not.toMatch(FAR);
      await portal.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }, 240_000);
  });
}
