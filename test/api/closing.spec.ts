import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PASSWORD } from '../support/fixtures';
import { type Portal, startPortal } from '../support/start-portal';

describe('a portal that closes', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  function login(): string {
    const { host, origin } = portal.config.portalUrl;
    const body = JSON.stringify({ userId: 'staff', password: PASSWORD });
    return `POST /api/session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  }

  it('answers what it has begun, and what still comes over that connection, and then ends it', async () => {
    const server = portal.app.getHttpServer();
    const holder = portal.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE login_throttles');
    const socket = connect(portal.config.port, '127.0.0.1');
    const answers = text(socket);
    socket.write(login());
    await once(server, 'request');
    const closed = portal.app.getHttpAdapter().getInstance().close();
    while (server.listening) await nextTurn();
    socket.write(`GET /api/session HTTP/1.1\r\nHost: ${portal.config.portalUrl.host}\r\n\r\n`);
    await once(server, 'request');
    await holder.rollbackTransaction();
    await holder.release();
    await closed;
    const told = (await answers).match(/HTTP\/1\.1 \d+|^connection: \S+/gim)!.map((line) => line.toLowerCase());
    expect(told).toEqual(['http/1.1 201', 'connection: keep-alive', 'http/1.1 200', 'connection: close']);
  });
});
