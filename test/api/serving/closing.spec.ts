import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PASSWORD } from '../../support/examples/fixtures';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a closing portal', () => {
  let portal: Portal;
  beforeEach(async () => (portal = await startPortal()));
  afterEach(() => portal.stop());

  /** Sends a login that the portal cannot answer until it is let, and returns its connection. */
  async function beginLogin(): Promise<{ readonly socket: Socket; readonly let: () => Promise<void> }> {
    const holder = portal.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE login_throttles');
    const socket = connect(portal.config.port, '127.0.0.1');
    const { host, origin } = portal.config.portalUrl;
    const body = JSON.stringify({ userId: 'staff', password: PASSWORD });
    socket.write(
      `POST /api/session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await once(portal.app.getHttpServer(), 'request');
    return { socket, let: () => holder.rollbackTransaction().then(() => holder.release()) };
  }

  async function beginClosing(): Promise<{ readonly closed: Promise<void> }> {
    const closed = Promise.resolve(portal.app.getHttpAdapter().getInstance().close());
    while (portal.app.getHttpServer().listening) await nextTurn();
    return { closed };
  }

  it('answers a call that has begun, and then ends the connection', async () => {
    const login = await beginLogin();
    const answer = text(login.socket);
    const { closed } = await beginClosing();
    await login.let();
    await closed;
    expect(await answer).toMatch(/^HTTP\/1.1 201 [^]*"userId":"staff"/);
  });

  it('answers a call that still arrives on a connection that is kept open', async () => {
    const login = await beginLogin();
    const answers = text(login.socket);
    const { closed } = await beginClosing();
    login.socket.write(`GET /api/session HTTP/1.1\r\nHost: ${portal.config.portalUrl.host}\r\n\r\n`);
    await once(portal.app.getHttpServer(), 'request');
    await login.let();
    await closed;
    expect((await answers).match(/HTTP\/1\.1 \d+|^connection: close/gim)!.map((line) => line.toLowerCase())).toEqual([
      'http/1.1 201',
      'http/1.1 200',
      'connection: close',
    ]);
  });

  it('waits a limited time for a request that is still arriving, and need not answer it', async () => {
    const socket = connect(portal.config.port, '127.0.0.1');
    socket.write(
      `POST /api/session HTTP/1.1\r\nHost: ${portal.config.portalUrl.host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    await once(portal.app.getHttpServer(), 'request');
    await (
      await beginClosing()
    ).closed;
    expect([await text(socket).catch(() => 'broken off'), process.exitCode]).toEqual([
      expect.stringMatching(/^(broken off)?$/),
      undefined,
    ]);
  });

  it('does not wait for a client that connects and sends nothing', async () => {
    const socket = connect(portal.config.port, '127.0.0.1');
    await once(portal.app.getHttpServer(), 'connection');
    await (
      await beginClosing()
    ).closed;
    await expect(once(socket, 'close')).resolves.toBeDefined();
  });
});
