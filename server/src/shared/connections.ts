import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { FastifyHttpOptions } from 'fastify';
import { PROBLEM_STATUS, type ProblemCode } from '../../contract/src';
import type { Config } from '../config';
import { problem } from './problem.filter';
import type { Refused } from './request-log';

/** Head lines fit into one packet. */
const HEADERS_MS = 20_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than reverse proxies keep an idle connection: they, and not the portal, end it. */
const KEPT_IDLE_MS = 72_000;
const TOLD_EVERY_MS = 60_000;

/** What Node says of a connection over which no request came about. */
const REFUSED: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

type Limits = Pick<Config, 'requestTimeoutMs' | 'databaseTimeoutMs' | 'maxConnections'>;

/** Nobody holds a connection for ever: a request comes within its time, an answer is taken, and what is idle ends. */
export function connectionOptions(
  { requestTimeoutMs, databaseTimeoutMs = 0 }: Limits,
  log: (refused: Refused) => void,
): FastifyHttpOptions<Server> {
  return {
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEPT_IDLE_MS,
    // For so long nothing may move on it, in neither direction; while an answer waits for the database nothing does.
    connectionTimeout: requestTimeoutMs + databaseTimeoutMs,
    http: { headersTimeout: Math.min(HEADERS_MS, requestTimeoutMs), connectionsCheckingInterval: CHECK_EVERY_MS },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, log),
  };
}

/** Whoever comes when all connections are taken is sent away at once: the process keeps its memory and its files. */
export function capConnections(server: Server, { maxConnections }: Limits): void {
  const logger = new Logger('Connections');
  let toldAt = -Infinity;
  server.maxConnections = maxConnections;
  server.on('drop', () => {
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    logger.warn(`All ${maxConnections} connections (MAX_CONNECTIONS) are taken: further ones are sent away`);
  });
}

/** The answer to what never became a request: in the form of all refusals, if somebody began one and is not being answered already. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket, log: (refused: Refused) => void): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable && socket.bytesRead > 0 && !isAnswered(socket)) {
    const code = REFUSED[error.code ?? ''] ?? 'malformed_request';
    socket.write(refusal(code));
    log({ status: PROBLEM_STATUS[code], code });
  }
  socket.destroySoon();
}

/** Node keeps with the socket whose answer is on its way; its own handler looks there as well. */
function isAnswered(socket: Socket): boolean {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true;
}

function refusal(code: ProblemCode): string {
  const [status, body] = [PROBLEM_STATUS[code], JSON.stringify(problem(code))];
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`;
}
