import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { call, intakeRequest, sendToIntake } from '../support/portal/http';
import { freePort } from '../support/portal/free-port';
import { type PortalProcess, spawnPortal } from '../support/portal/portal-process';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

const KEY = 'demo-acquirer-key';
/** A limit for hanging processes: a busy machine may take minutes to enter the demo data. */
const WITHIN_MS = 300_000;

/** The number of connections of a process to its database. */
const POOL = 7;

/**
 * A network path to the database server that can be blocked, or go silent: then no connection is closed, and nothing
 * arrives.
 */
class DatabaseProxy {
  private readonly sockets = new Set<Socket>();
  private server?: Server;
  private silent = false;

  constructor(
    readonly port: number,
    private readonly to: URL,
  ) {}

  async open(): Promise<void> {
    this.server = createServer((from) => {
      const onward = connect(Number(this.to.port || 5432), this.to.hostname);
      for (const socket of [from, onward]) {
        this.sockets.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => (from.destroy(), onward.destroy(), this.sockets.delete(socket)));
      }
      if (!this.silent) from.pipe(onward).pipe(from);
    });
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
  }

  /** Keeps existing connections open. */
  goSilent(): void {
    this.silent = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** Applies to new connections: existing ones stay silent. */
  letThrough(): void {
    this.silent = false;
  }

  async block(): Promise<void> {
    const closed = new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

describe('a portal whose database is unreachable', () => {
  let folder: string;
  let database: TestDatabase | undefined;
  let proxy: DatabaseProxy;
  let portal: PortalProcess & { readonly printed: () => string };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-away-'));
    database = ON_SERVER ? await createTestDatabase() : undefined;
    const url = new URL(database?.url ?? 'postgres://nobody@127.0.0.1/nowhere');
    proxy = new DatabaseProxy(await freePort(), new URL(url));
    [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
    portal = spawnPortal(
      { DATA_DIR: folder, DATABASE_URL: url.href, LOG_LEVEL: 'warn', DATABASE_TIMEOUT: '3' },
      await freePort(),
    );
  });
  afterAll(async () => {
    portal.child.kill('SIGKILL');
    await proxy.block();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const asked = async (path: string) =>
    call(portal, 'GET', path).then(
      ({ status }) => status,
      () => 0,
    );
  async function until(path: string, status: number): Promise<void> {
    for (const end = Date.now() + WITHIN_MS; (await asked(path)) !== status; await pause(100))
      if (Date.now() > end) throw new Error(`${path} never answered ${status}\n${portal.printed()}`);
  }

  it('is alive and not ready from the start, and logs the reason in one line', async () => {
    await until('/health/live', 200);
    await until('/health/ready', 503);
    await pause(2_500); // it has tried again meanwhile
    expect((await call(portal, 'GET', '/health/ready')).body).toEqual({ status: 'not_ready', reason: 'database' });
    const { status, body } = await sendToIntake<{ code: string }>(portal, intakeRequest(), KEY);
    expect([status, body.code]).toEqual([503, 'not_ready']);
    expect(portal.printed().match(/The database [^\n]* cannot be reached: [^\n]*ECONNREFUSED/g)).toHaveLength(1);
    expect(portal.printed()).not.toContain('    at ');
    // A connection without a complete request does not delay the portal.
    connect(Number(new URL(portal.url).port), 'localhost')
      .on('error', () => undefined)
      .write('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  }, 90_000);

  it('starts, continues and ends by itself as the database comes, goes and comes back', async () => {
    if (database) {
      await throughAnOutage();
      await throughSilence();
    }
    expect(await portal.end('SIGTERM')).toBe(0);
  }, 600_000);

  async function throughAnOutage(): Promise<void> {
    await proxy.open();
    await until('/health/ready', 200);
    expect((await sendToIntake(portal, intakeRequest(), KEY)).status).toBe(201);
    await proxy.block();
    const lost = intakeRequest();
    const { status, body } = await sendToIntake<{ code: string }>(portal, lost, KEY);
    expect([status, body.code]).toEqual([503, 'not_ready']);
    expect([await asked('/health/ready'), await asked('/health/live')]).toEqual([503, 200]);
    await proxy.open();
    await until('/health/ready', 200);
    expect((await sendToIntake(portal, lost, KEY)).status).toBe(201);
  }

  /** A server that was switched off closes no connection, and TCP's own timeouts last a quarter of an hour. */
  async function throughSilence(): Promise<void> {
    proxy.goSilent();
    const lost = Array.from({ length: POOL + 1 }, () => intakeRequest());
    const replies = await Promise.all(lost.map((request) => sendToIntake<{ code: string }>(portal, request, KEY)));
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual(lost.map(() => [503, 'not_ready']));
    proxy.letThrough();
    await until('/health/ready', 200);
    for (const request of lost) expect((await sendToIntake(portal, request, KEY)).status).toBe(201);
  }
});
