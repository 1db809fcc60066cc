import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** More than any answer takes: a payment provider has 15 seconds (spec 4.2), and the database is asked before and after. */
const LAST_ANSWER_MS = 25_000;
/** Whoever has begun to send may come to an end; nothing is owed to anybody who does not. */
const ARRIVE_MS = 5_000;
const AT_ONCE_MS = 1;

/**
 * A portal that closes waits for answers that it owes, and not for connections: one over which nobody ever asked would hold it for ever, one that was
 * answered for as long as browsers keep them. What is still on its way to it has little time.
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

/** Somebody gets no answer, and whoever ended the portal is told so by its exit code. */
function breakOff(server: Server): void {
  new Logger('Shutdown').warn(
    `Calls were still under way after ${LAST_ANSWER_MS / 1_000} seconds: they are broken off`,
  );
  process.exitCode = 1;
  server.closeAllConnections();
}
