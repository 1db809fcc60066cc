import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/**
 * Longer than any response takes: a payment provider has 15 seconds (spec 4.2), with database statements before and
 * after.
 */
const LAST_ANSWER_MS = 25_000;
/** The time that a request has to arrive completely if it has begun; the portal need not wait for slower senders. */
const ARRIVE_MS = 5_000;
const AT_ONCE_MS = 1;

/**
 * A closing portal waits for the responses that it owes, not for connections: a connection on which no request was sent
 * would hold it forever, and an answered one for as long as browsers keep it. A request that is still arriving has
 * little time.
 */
export function endConnections(app: NestFastifyApplication): void {
  const server = app.getHttpServer() as Server;
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  const arriving = new Set<IncomingMessage>();
  server.on('request', (request: IncomingMessage) => {
    silent.delete(request.socket);
    arriving.add(request);
    for (const end of ['end', 'close']) request.once(end, () => arriving.delete(request));
  });
  (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).addHook('preClose', (done) => {
    server.keepAliveTimeout = AT_ONCE_MS;
    for (const socket of silent) socket.destroy();
    setTimeout(() => arriving.forEach(({ complete, socket }) => !complete && socket.destroy()), ARRIVE_MS).unref();
    const last = setTimeout(() => breakOff(server), LAST_ANSWER_MS).unref();
    server.once('close', () => clearTimeout(last));
    done();
  });
}

/** A caller gets no response; the exit code shows that to whoever ended the portal. */
function breakOff(server: Server): void {
  new Logger('Shutdown').warn(
    `Calls were still under way after ${LAST_ANSWER_MS / 1_000} seconds: they are broken off`,
  );
  process.exitCode = 1;
  server.closeAllConnections();
}
