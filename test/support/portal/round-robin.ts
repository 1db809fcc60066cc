import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A header of each response with the index of the server that sent it. */
export const ANSWERED_BY = 'x-answered-by';
/** Headers of a single connection (RFC 9110, 7.6.1): a proxy has its own on each side. */
const OF_ONE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

export interface RoundRobin {
  readonly url: string;
  close(): Promise<void>;
}

/** A reverse proxy that sends each request to the next server in turn, whatever its sender and connection. */
export async function startRoundRobin(servers: readonly string[]): Promise<RoundRobin> {
  let turns = 0;
  const proxy = createServer((incoming, outgoing) => pass(incoming, outgoing, servers, turns++ % servers.length));
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const close = () =>
    new Promise<void>((closed) => {
      proxy.close(() => closed());
      proxy.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, servers: readonly string[], chosen: number): void {
  const headers = {
    ...endToEnd(incoming.headers),
    'x-forwarded-for': incoming.socket.remoteAddress,
    'x-forwarded-proto': 'https',
  };
  const onward = request(`${servers[chosen]}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode!, { ...endToEnd(answer.headers), [ANSWERED_BY]: chosen });
    answer.pipe(outgoing);
  });
  onward.on('error', () =>
    outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502, { [ANSWERED_BY]: chosen }).end(),
  );
  incoming.pipe(onward);
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.includes(name)));
}
