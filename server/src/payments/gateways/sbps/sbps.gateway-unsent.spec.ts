import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Logger } from '@nestjs/common';
import { explainGatewayCode, UNSENT_CODES } from '../../../../contract/src';
import { SERVICES } from '../../../../simulator/src/services';
import { closeShops, openShop as open } from './testing/shop';

const PAYMENT = { trackingId: '00000700000001', amount: 1980 };
const servers: Server[] = [];

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const answering = async (answer: RequestListener) => `http://127.0.0.1:${await listening(createHttpServer(answer))}`;
const withStatus = (status: number) =>
  answering((_, response) =>
    response.writeHead(status, { location: 'https://elsewhere.example/' }).end('<html></html>'),
  );
/** Returns the number of a port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createTcpServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let logged: jest.SpyInstance;
beforeEach(() => (logged = jest.spyOn(Logger.prototype, 'error').mockImplementation()));
afterEach(async () => {
  jest.restoreAllMocks();
  await closeShops();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('a request that certainly never reached the provider', () => {
  it.each([
    ['an unknown host', () => Promise.resolve('https://gateway.invalid'), 'endpoint_unknown'],
    ['a port that nobody listens on', async () => `http://127.0.0.1:${await freePort()}`, 'endpoint_unreachable'],
    [
      'a server that speaks no TLS',
      async () => `https://127.0.0.1:${await listening(createHttpServer())}`,
      'endpoint_untrusted',
    ],
    [
      'a server without a certificate',
      async () => `https://127.0.0.1:${await listening(createTlsServer({}))}`,
      'endpoint_untrusted',
    ],
    [
      'a server that hangs up at once',
      async () => `https://127.0.0.1:${await listening(createTcpServer((socket) => socket.destroy()))}`,
      'endpoint_untrusted',
    ],
    ['HTTP 401', () => withStatus(401), 'credentials_refused'],
    ['HTTP 403', () => withStatus(403), 'access_refused'],
    ['HTTP 404', () => withStatus(404), 'endpoint_wrong'],
    ['HTTP 405', () => withStatus(405), 'endpoint_wrong'],
    ['a redirect', () => withStatus(308), 'endpoint_wrong'],
  ] as const)('is declined with a reason that refers to the settings: %s', async (_, endpoint, code) => {
    const shop = await open(SERVICES[0], await endpoint());
    shop.gateway.answerMarginMs = 2_000;
    expect([await shop.capture(PAYMENT, undefined, 0), await shop.refund(PAYMENT, 0)]).toEqual([
      { outcome: 'declined', code },
      { outcome: 'declined', code },
    ]);
    expect(await shop.gateway.authorize(shop.account, await shop.authorization('approved'), shop.attempt(0))).toEqual({
      outcome: 'declined',
      code,
    });
    expect(await shop.gateway.lookUp(shop.account, PAYMENT, shop.attempt(0))).toEqual({
      outcome: 'unknown',
      reason: code,
    });
    expect(explainGatewayCode(code).ja).toMatch(/実行されていません。.*決済設定/);
    expect(logged).toHaveBeenCalledWith(
      expect.stringMatching(
        new RegExp(`^service 12345-001, capture: not executed: ${code} \\(.+\\); look at the endpoint`),
      ),
    );
  });

  it('is also one to a server that never completes a handshake', async () => {
    const shop = await open(
      SERVICES[0],
      `https://127.0.0.1:${await listening(createTcpServer((socket) => socket.setTimeout(3_000, () => socket.destroy())))}`,
    );
    expect(await shop.capture(PAYMENT, undefined, 1)).toEqual({ outcome: 'declined', code: 'endpoint_untrusted' });
  });

  it('has a sentence of its own for every such reason', () => {
    expect(new Set(UNSENT_CODES.map((code) => explainGatewayCode(code).en)).size).toBe(UNSENT_CODES.length);
  });
});

describe('a request that may have arrived', () => {
  it.each([
    ['HTTP 400', () => withStatus(400)],
    ['HTTP 500', () => withStatus(500)],
    ['HTTP 502', () => withStatus(502)],
    ['HTTP 503', () => withStatus(503)],
    ['HTTP 504', () => withStatus(504)],
    ['a page', () => withStatus(200)],
    ['a redirect to a result', () => withStatus(303)],
    [
      'a connection that breaks after it was read',
      () => answering((request) => request.resume().on('end', () => request.socket.destroy())),
    ],
    ['a connection that breaks while it is read', () => answering((request) => request.socket.destroy())],
    ['no answer in time', () => answering(() => undefined)],
  ] as const)('stays unknown: %s', async (_, endpoint) => {
    const shop = await open(SERVICES[0], await endpoint());
    expect([await shop.capture(PAYMENT, undefined, 0), await shop.refund(PAYMENT, 0)]).toMatchObject([
      { outcome: 'unknown' },
      { outcome: 'unknown' },
    ]);
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('a wrong clock', () => {
  it.each([
    [16, '16 s behind'],
    [-700, '700 s ahead of'],
  ])('is logged, with the difference (%i)', async (slowBySeconds, difference) => {
    const shop = await open();
    const payment = await shop.authorized();
    shop.slowBySeconds = slowBySeconds;
    expect(await shop.capture(payment)).toEqual({ outcome: 'declined', code: '10110023' });
    expect(logged).toHaveBeenCalledWith(
      `service 12345-001, capture: refused as expired (10110023): this machine's clock is probably wrong, ${difference} the provider's`,
    );
    expect(explainGatewayCode('10110023').ja).toContain('時計');
  });
});
