import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { call, intakeRequest } from '../../support/portal/http';
import { ACQUIRER_KEY } from '../../support/examples/fixtures';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const CONNECTIONS = 12;

describe('a caller whose request never ends', () => {
  let portal: Portal;
  beforeAll(
    async () =>
      (portal = await startPortal({
        REQUEST_TIMEOUT: '1',
        DATABASE_TIMEOUT: '1',
        MAX_CONNECTIONS: String(CONNECTIONS),
        LOG_LEVEL: 'silent',
      })),
  );
  afterAll(() => portal.stop());

  const open = (): Socket => connect({ port: portal.config.port, host: '127.0.0.1', allowHalfOpen: true });
  /** Sends part of a request; returns everything that is received until the portal ends the connection. */
  const responseTo = (part: string): Promise<string> => {
    const socket = open();
    socket.write(part);
    return text(socket).finally(() => socket.destroy());
  };
  const head = (path: string, length: number) =>
    `POST ${path} HTTP/1.1\r\nHost: ${portal.config.portalUrl.host}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n`;
  const problemOf = (answer: string) => {
    const [, status, headers, body] = /^HTTP\/1\.1 (\d+) [^\r]*\r\n([^]*?)\r\n\r\n([^]*)$/.exec(answer)!;
    expect(headers!.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8');
    return [Number(status), JSON.parse(body!) as object];
  };
  const TOO_LATE = [
    408,
    {
      type: 'about:blank',
      title: 'The request did not arrive as a whole within its time',
      status: 408,
      code: 'request_timeout',
    },
  ];

  it.each(['/api/session', '/api/intake/v1/requests', '/api/merchant/v1/orders', '/api/nothing'])(
    'is answered with 408 if a body stays incomplete: %s',
    async (path) => {
      expect(problemOf(await responseTo(`${head(path, 100)}\r\n{"userId":`))).toEqual(TOO_LATE);
    },
  );

  it('is answered with 408 if the headers stay incomplete, also after a response on the same connection', async () => {
    expect(problemOf(await responseTo('GET /api/session HTTP/1.1\r\nHost: x'))).toEqual(TOO_LATE);
    const [first, second] = (await responseTo(`GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /health/live HT`)).split(
      /(?=HTTP\/1\.1 408)/,
    );
    expect([first!.slice(0, 12), problemOf(second!)]).toEqual(['HTTP/1.1 200', TOO_LATE]);
  });

  it('loses a connection on which nothing is sent, without a response to a request that was not made', async () => {
    expect(await text(open())).toBe('');
  });

  it('loses a connection on which responses are not read', async () => {
    const socket = open();
    socket.on('error', () => undefined);
    const server = portal.app.getHttpServer() as Server;
    const [held] = (await once(server, 'connection')) as [Socket];
    // More than the system buffers for a receiver that does not read.
    for (let i = 0; i < 400; i++) socket.write('GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(held, 'close');
    socket.destroy();
  });

  it('is refused in the same format if the headers are too large or not HTTP', async () => {
    expect(problemOf(await responseTo(`GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`))).toEqual([
      431,
      expect.objectContaining({ code: 'headers_too_large' }),
    ]);
    expect(problemOf(await responseTo('HELLO\r\n\r\n'))).toEqual([
      400,
      expect.objectContaining({ code: 'malformed_request' }),
    ]);
  });

  it('causes nothing to be stored: a request is executed only once it is complete', async () => {
    const body = JSON.stringify(intakeRequest());
    const bearer = `Authorization: Bearer ${ACQUIRER_KEY}\r\n\r\n`;
    await responseTo(head('/api/intake/v1/requests', Buffer.byteLength(body)) + bearer + body.slice(0, -1));
    expect(await portal.rows('SELECT count(*)::int AS n FROM support_cases')).toEqual([{ n: 0 }]);
  });

  it('does not keep others out for long if all connections are in use', async () => {
    const silent = Array.from({ length: CONNECTIONS }, open);
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const dropped = open();
    await expect(Promise.race([once(dropped, 'close'), once(dropped, 'end')])).resolves.toBeDefined();
    await Promise.all(silent.map((socket) => text(socket)));
    expect((await call(portal, 'GET', '/health/live')).status).toBe(200);
  });
});
